/** Runs the jobs in their order, at most `width` at a time. */
export const inPool = async <T, R>(
  width: number,
  jobs: readonly T[],
  work: (job: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const queue = jobs.entries()
  const worker = async () => {
    for (const [index, job] of queue) results[index] = await work(job)
  }
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker))
  return results
}
