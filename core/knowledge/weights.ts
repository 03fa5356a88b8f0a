/** By `npm run fit:knowledge`: how much each feature says, in the order of `featureNames`. */
export const rankWeights: readonly number[] = [
  1.702, 2.632, 1.612, 4.6, 1.277, -2.977, -1.255, 0.111, 3.122, -1.295, -2.627, 1.756, -1.297, -0.338,
  -0.954, -1.823, -0.11, 0.054, 0.394, 1.83, 5.361, -1.633, 3.463, 1.285,
]

/** How sure one may be of the best, in the order of `sureNames`. */
export const sureWeights: readonly number[] = [
  -3.869, 2.86, 2.918, 1.592, 1.102, -1.523, -2.91, 0.013, 2.577, -0.595, -0.273, -0.751, 0.436, 0.532, 1.042,
  -0.533, 0.39, 0.205, -0.207, -1.73, 0.276, -0.224, 1.448, 0.425, 0.086, 0.104, 0.241, 0.17, -5.298,
]
