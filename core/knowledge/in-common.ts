/** Taken once: what is looked up on the global object in a loop is slow. */
const { max } = Math

/** Common subsequence and common run of two texts, in letters. */
export const inCommon = (
  one: readonly string[],
  other: readonly string[],
): { inOrder: number; run: number } => {
  const inOrder = new Int32Array(other.length + 1)
  const runs = new Int32Array(other.length + 1)
  const at = (row: Int32Array, place: number): number => row[place] ?? 0
  let longest = 0
  for (const letter of one) {
    let before = 0
    let runBefore = 0
    for (let place = 1; place <= other.length; place += 1) {
      const above = at(inOrder, place)
      const runAbove = at(runs, place)
      const isSame = letter === other[place - 1]
      inOrder[place] = isSame ? before + 1 : max(above, at(inOrder, place - 1))
      runs[place] = isSame ? runBefore + 1 : 0
      longest = max(longest, at(runs, place))
      before = above
      runBefore = runAbove
    }
  }
  return { inOrder: at(inOrder, other.length), run: longest }
}
