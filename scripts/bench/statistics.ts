import { percentile } from '../../core/shared/percentile'

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
