/** @jest-environment node */
import type { RefusalCode } from '../../core/contracts/refusals'
import { err, ok, type Result } from '../../core/shared/result'
import type { ChosenFile } from '../../src/platform/media'
import { Attaching, type AttachingPorts } from '../../src/features/evidence/attaching'
import {
  failedTexts,
  leftText,
  restoredFiles,
  withChosen,
  type Files,
} from '../../src/features/evidence/attached.shared'

const room = { photos: 9, videos: 1 }
const chosen = (id: string, part: Partial<ChosenFile> = {}) => ({
  ...{ id, kind: 'image' as const, path: `blob:${id}`, bytes: 10 },
  ...part,
})
const film = (id: string, durationMs = 18_000) => chosen(id, { kind: 'video', durationMs })
const laid = (...ids: string[]): Files =>
  withChosen(
    [],
    ids.map((id) => chosen(id)),
    room,
  ).files

/** Storage and server as they behave; each step answers what it is told to. */
const rig = () => {
  const kept = new Set<string>()
  const steps: string[] = []
  const answers: Record<'begin' | 'upload' | 'take', (RefusalCode | null)[]> = {
    begin: [],
    upload: [],
    take: [],
  }
  let timer: (() => void) | null = null
  const next = (step: keyof typeof answers) => {
    steps.push(step)
    return answers[step].shift() ?? null
  }
  let ids = 0
  const ports: AttachingPorts = {
    begin: () => {
      const refusal = next('begin')
      const uploadId = `u${(ids += 1)}`
      return Promise.resolve(refusal ? err(refusal) : ok({ uploadId, cloudPath: `inbox/${uploadId}` }))
    },
    upload: ({ onProgress }) => {
      onProgress(62)
      const refusal = next('upload')
      return Promise.resolve((refusal ? err(refusal) : ok(true)) as Result<true, 'offline' | 'fileGone'>)
    },
    take: (uploadId, kind) => {
      const refusal = next('take')
      const file = { fileId: `file-${uploadId}`, kind, url: null }
      return Promise.resolve(refusal ? err(refusal) : ok({ file }))
    },
    files: {
      keep: (name) => {
        kept.add(name)
        return Promise.resolve(name)
      },
      open: (file) =>
        Promise.resolve(file.kept !== null && kept.has(file.kept) ? `disk://${file.kept}` : null),
      drop: (file) => {
        if (file.kept !== null) kept.delete(file.kept)
      },
      sweep: () => undefined,
    },
    after: (_ms, then) => {
      timer = then
      return () => (timer = null)
    },
  }
  const attaching = new Attaching(ports)
  const states = () =>
    attaching.files().map(({ id, fileId, refusal }) => [id, refusal ?? (fileId ? 'there' : 'waits')])
  return { attaching, ports, answers, steps, kept, states, fire: () => timer?.() }
}
const settled = () => new Promise((then) => setImmediate(then))

describe('choosing evidence', () => {
  it('takes nine photos and one film, and says which did not fit', () => {
    const nine = withChosen(
      [],
      Array.from({ length: 10 }, (_, at) => chosen(`p${at}`)),
      room,
    )
    expect(nine.files).toHaveLength(9)
    expect(nine.refusal).toBe('照片最多 9 张')
    const films = withChosen(nine.files, [film('a'), film('b')], room)
    expect(films.files).toHaveLength(10)
    expect(films.refusal).toBe('视频最多 1 段')
  })

  it('lets one bad file block no other', () => {
    const { files, refusal } = withChosen(
      [],
      [film('long', 90_000), chosen('a'), chosen('empty', { bytes: 0 })],
      room,
    )
    expect(files.map(({ id }) => id)).toEqual(['a'])
    expect(refusal).toContain('2 个没有选上')
  })
})

describe('carrying evidence', () => {
  it('carries one after the other, and the server takes each', async () => {
    const { attaching, states, kept } = rig()
    attaching.add(laid('a', 'b'))
    await settled()
    expect(states()).toEqual([
      ['a', 'there'],
      ['b', 'there'],
    ])
    expect(kept).toEqual(new Set(['a', 'b']))
  })

  it('stops one that the network lost, lets the others pass, and goes on when it is back', async () => {
    const { attaching, answers, states } = rig()
    answers.upload.push('offline')
    attaching.add(laid('a', 'b'))
    await settled()
    expect(states()).toEqual([
      ['a', 'offline'],
      ['b', 'there'],
    ])
    expect(failedTexts(attaching.files())).toEqual(['第 1 个网络断开没传上，点图重试。'])
    attaching.wake()
    await settled()
    expect(states()[0]).toEqual(['a', 'there'])
  })

  it('does not carry a second time what lies in storage already', async () => {
    const { attaching, answers, steps } = rig()
    answers.take.push('offline')
    attaching.add(laid('a'))
    await settled()
    attaching.retry('a')
    await settled()
    expect(steps).toEqual(['begin', 'upload', 'take', 'take'])
  })

  it('carries again what the server does not find, and asks again by itself when it is busy', async () => {
    const { attaching, answers, steps, states, fire } = rig()
    answers.take.push('fileMissing', 'busy')
    attaching.add(laid('a'))
    await settled()
    fire()
    await settled()
    fire()
    await settled()
    expect(steps).toEqual(['begin', 'upload', 'take', 'begin', 'upload', 'take', 'take'])
    expect(states()).toEqual([['a', 'there']])
  })

  it('is refused for good what is no photo: a tap does not send it again', async () => {
    const { attaching, answers, states } = rig()
    answers.take.push('fileKind')
    attaching.add(laid('a'))
    await settled()
    attaching.wake()
    await settled()
    expect(states()).toEqual([['a', 'fileKind']])
    attaching.remove('a')
    expect(attaching.files()).toEqual([])
  })

  it('goes on after the app was closed, with what was kept; what is gone can only be chosen again', async () => {
    const first = rig()
    first.answers.upload.push('offline', 'offline')
    first.attaching.add(laid('a', 'b'))
    await settled()
    first.kept.delete('b')
    const stored = restoredFiles(JSON.parse(JSON.stringify(first.attaching.files())))
    const second = new Attaching(first.ports)
    await second.restore(stored)
    await settled()
    expect(second.files().map(({ id, refusal }) => [id, refusal])).toEqual([
      ['a', null],
      ['b', 'fileGone'],
    ])
    expect(second.files()[0]).toMatchObject({ path: 'disk://a', fileId: 'file-u3' })
  })

  it('says how many of what are on their way', () => {
    const files = withChosen([], [chosen('a'), film('b')], room).files
    expect(leftText(files)).toBe('还有 2 个在上传')
    expect(leftText(files.slice(1))).toBe('还有 1 段在上传')
    expect(leftText(files.slice(0, 1))).toBe('还有 1 张在上传')
    expect(leftText([])).toBe('')
  })

  it('puts one before another', () => {
    const { attaching } = rig()
    attaching.add(laid('a', 'b', 'c'))
    attaching.move('c', 0)
    attaching.move('a', 7)
    expect(attaching.files().map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})
