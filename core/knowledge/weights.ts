/** By `npm run fit:knowledge`: how much each feature says, in the order of `featureNames`. */
export const rankWeights: readonly number[] = [
  1.709, 2.631, 1.609, 4.592, 1.277, -2.98, -1.254, 0.111, 3.128, -1.296, -2.631, 1.753, -1.298, -0.335,
  -0.956, -1.822, -0.103, 0.051, 0.394, 1.83, 5.359, -1.632, 3.463, 1.285,
]

/** How sure one may be of the best, in the order of `sureNames`. */
export const sureWeights: readonly number[] = [
  -3.781, 2.74, 2.617, 1.475, 1.166, -1.682, -2.661, -0.077, 2.494, -0.611, -0.352, -0.706, 0.428, 0.51,
  1.059, -0.571, 0.391, 0.202, -0.223, -1.782, 0.18, -0.15, 1.271, 0.4, 0.082, 0.069, 0.234, 0.228, -4.77,
]
