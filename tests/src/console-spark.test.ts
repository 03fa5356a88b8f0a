import { sparkOf, SPARK } from '../../console/features/numbers/spark'

const placesOf = (values: readonly (number | null)[]) =>
  (sparkOf(values)?.points ?? '').split(' ').map((point) => point.split(',').map(Number))

describe('the small line of a figure', () => {
  it('runs from the left to the right, what is more stands higher, and ends in its point', () => {
    const { width, height, edge } = SPARK
    expect(placesOf([1, 3, 2])).toEqual([
      [edge, height - edge],
      [width / 2, edge],
      [width - edge, height / 2],
    ])
    expect(sparkOf([1, 3, 2])?.end).toEqual({ x: width - edge, y: height / 2 })
  })

  it('passes by what is not known, at its own time', () => {
    expect(placesOf([5, null, 5]).map(([x]) => x)).toEqual([SPARK.edge, SPARK.width - SPARK.edge])
    expect(placesOf([null, 1, 2])[0]?.[0]).toBe(SPARK.width / 2)
  })

  it('is in the middle where nothing changes, and no line where there is one point or none', () => {
    expect(placesOf([4, 4]).map(([, y]) => y)).toEqual([SPARK.height / 2, SPARK.height / 2])
    expect([sparkOf([]), sparkOf([null]), sparkOf([7]), sparkOf([null, 7])]).toEqual([null, null, null, null])
  })
})
