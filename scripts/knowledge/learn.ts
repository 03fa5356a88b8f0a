/** Gradient descent (Adam) for the two small models of core/knowledge. Deterministic: no chance, no order of sets. */

type Gradient = (weights: Float64Array) => Float64Array

const ROUNDS = 500
const RATE = 0.05

const descend = (size: number, gradient: Gradient): Float64Array => {
  const weights = new Float64Array(size)
  const mean = new Float64Array(size)
  const square = new Float64Array(size)
  for (let round = 1; round <= ROUNDS; round += 1) {
    gradient(weights).forEach((slope, at) => {
      const m = (mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope)
      const s = (square[at] = 0.99 * (square[at] ?? 0) + 0.01 * slope * slope)
      weights[at] =
        (weights[at] ?? 0) - (RATE * m) / (1 - 0.9 ** round) / (Math.sqrt(s / (1 - 0.99 ** round)) + 1e-8)
    })
  }
  return weights
}

interface Scale {
  readonly mean: readonly number[]
  readonly spread: readonly number[]
}

const scaleOf = (rows: readonly (readonly number[])[], size: number): Scale => {
  const mean = Array.from(
    { length: size },
    (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length,
  )
  const spread = mean.map((middle, at) =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((row[at] ?? 0) - middle) ** 2, 0) / rows.length),
  )
  return { mean, spread: spread.map((one) => (one < 1e-9 ? 1 : one)) }
}

const scaled = ({ mean, spread }: Scale, row: readonly number[]): Float64Array =>
  Float64Array.from(row, (value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1))

const dotOf = (weights: Float64Array, row: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < row.length; at += 1) sum += (weights[at] ?? 0) * (row[at] ?? 0)
  return sum
}

const add = (to: Float64Array, row: Float64Array, times: number): void => {
  for (let at = 0; at < row.length; at += 1) to[at] = (to[at] ?? 0) + times * (row[at] ?? 0)
}

/** Keeps weights small where the sets say little. */
const STRICTNESS = 3

/** Weights by which the right one of several options has the highest score. */
export const fitChoice = (
  choices: readonly { readonly options: readonly (readonly number[])[]; readonly right: number }[],
  size: number,
): readonly number[] => {
  const scale = scaleOf(
    choices.flatMap(({ options }) => options),
    size,
  )
  const rows = choices.map(({ options, right }) => ({
    options: options.map((row) => scaled(scale, row)),
    right,
  }))
  const weights = descend(size, (now) => {
    const slope = now.map((weight) => (STRICTNESS * weight) / rows.length)
    for (const { options, right } of rows) {
      const scores = options.map((row) => dotOf(now, row))
      const most = Math.max(...scores)
      const parts = scores.map((score) => Math.exp(score - most))
      const sum = parts.reduce((a, b) => a + b, 0)
      options.forEach((row, at) => {
        add(slope, row, ((parts[at] ?? 0) / sum - (at === right ? 1 : 0)) / rows.length)
      })
    }
    return slope
  })
  return Array.from(weights, (weight, at) => weight / (scale.spread[at] ?? 1))
}

/** Weights of a logistic model; the last value of each row is 1, its weight the bias. */
export const fitYes = (
  rows: readonly { readonly values: readonly number[]; readonly isSo: boolean }[],
): readonly number[] => {
  const size = rows[0]?.values.length ?? 0
  const scale = scaleOf(
    rows.map(({ values }) => values),
    size,
  )
  const known = rows.map(({ values, isSo }) => ({ row: scaled(scale, values).fill(1, size - 1), isSo }))
  const weights = descend(size, (now) => {
    const slope = now.map((weight, at) => (at === size - 1 ? 0 : (STRICTNESS * weight) / known.length))
    for (const { row, isSo } of known) {
      const p = 1 / (1 + Math.exp(-dotOf(now, row)))
      add(slope, row, (p - (isSo ? 1 : 0)) / known.length)
    }
    return slope
  })
  const plain = Array.from(weights, (weight, at) => weight / (scale.spread[at] ?? 1))
  const shift = plain
    .slice(0, -1)
    .reduce((sum, weight, at) => sum - weight * (scale.mean[at] ?? 0), weights[size - 1] ?? 0)
  return [...plain.slice(0, -1), shift]
}
