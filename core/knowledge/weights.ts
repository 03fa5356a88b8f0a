/** By `npm run fit:knowledge`: how much each feature says, in the order of `featureNames`. */
export const rankWeights: readonly number[] = [
  1.855, 2.638, 1.702, 4.623, 1.138, -2.78, -1.192, 0.063, 3.06, -1.336, -2.444, 1.861, -1.211, -0.324,
  -0.837, -1.948, -0.142, 0.07, 0.427, 1.92, 5.467, -1.546, 3.463, 1.21,
]

/** How sure one may be of the best, in the order of `sureNames`. */
export const sureWeights: readonly number[] = [
  -3.822, 2.813, 3.081, 1.633, 1.068, -1.404, -2.733, -0.087, 2.404, -0.338, -0.253, -0.673, 0.365, 0.547,
  0.912, -0.455, 0.376, 0.206, -0.165, -1.712, 0.158, -0.379, 1.484, 0.456, 0.078, 0.098, 0.269, 0.169,
  -5.489,
]
