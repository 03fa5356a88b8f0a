/** The value below which a share `at` (0–1) of the values lies; 0 of nothing. */
export const percentile = (values: readonly number[], at: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
