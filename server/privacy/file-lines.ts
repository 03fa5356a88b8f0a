import type { Ports } from '../ports'

const LINKS_AT_ONCE = 50

/** Files as lines of a download, with links that live for so long, ms. */
export const fileLines = async (
  ports: Ports,
  fileIds: readonly string[],
  forMs: number,
): Promise<object[]> => {
  const lines: object[] = []
  for (let at = 0; at < fileIds.length; at += LINKS_AT_ONCE) {
    const some = fileIds.slice(at, at + LINKS_AT_ONCE)
    const links = await ports.personalData.linksFor(some, forMs)
    lines.push(...some.map((file) => ({ kind: 'file', file, url: links.get(file) ?? '' })))
  }
  return lines
}
