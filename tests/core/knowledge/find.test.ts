import { find } from '../../../core/knowledge/rank'
import { buildIndex, loadIndex, storedIndex, type Asked } from '../../../core/knowledge/search-index'
import { randomOf } from '../../../local/demo/random'

const entries: readonly Asked[] = [
  { id: 'ship', questions: ['什么时候发货', '下单后几天发货', '今天能发货吗', '怎么还没发货'] },
  { id: 'return', questions: ['怎么退货', '退货流程', '不想要了能退吗', '收到货不喜欢怎么退'] },
  { id: 'freight', questions: ['退货运费谁出', '退货邮费要自己付吗', '寄回去的运费怎么算'] },
  { id: 'invoice', questions: ['怎么开发票', '能开电子发票吗', '发票抬头怎么填'] },
  { id: 'invoiceLater', questions: ['发票开错了怎么办', '发票抬头写错能改吗'] },
  { id: 'address', questions: ['怎么修改收货地址', '地址填错了', '能换个地址吗'] },
  { id: 'p30', questions: ['P30 手机壳有货吗'] },
  { id: 'p40', questions: ['P40 手机壳有货吗'] },
]
const index = buildIndex(entries)

it.each([
  ['请问一下啥时候给我发货呀', 'ship'],
  ['怎样退货', 'return'],
  ['寄回去运费谁付', 'freight'],
  ['可不可以开电子发票', 'invoice'],
  ['发票抬头写错了', 'invoiceLater'],
  ['收货地址填错了想更改', 'address'],
  ['p40手机壳还有吗', 'p40'],
  ['Ｐ３０手机壳有货吗？', 'p30'],
])('understands “%s”', (asked, id) => {
  expect(find(index, asked).best).toBe(id)
})

it('is sure of a question of the shop, and not of one that it cannot know', () => {
  expect(find(index, '怎么开发票？').p).toBeGreaterThan(0.9)
  for (const far of ['今天天气怎么样', '讲个笑话', '你是男的还是女的', '帮我写一首诗']) {
    expect(find(index, far).p).toBeLessThan(0.5)
  }
})

it('finds nothing in what says nothing', () => {
  for (const empty of ['', '？？？', '😀😀'])
    expect(find(index, empty)).toEqual({ best: null, p: 0, top: [] })
})

it('bears the longest question', () => {
  const { p } = find(index, '我昨天在你们家买的东西到现在也没有动静'.repeat(60).slice(0, 1000))
  expect(p).toBeLessThan(0.9)
})

it('is the same index after it was stored and loaded', () => {
  const loaded = loadIndex(JSON.parse(JSON.stringify(storedIndex(index))) as ReturnType<typeof storedIndex>)
  for (const question of entries.flatMap(({ questions }) => questions)) {
    expect(find(loaded, question)).toEqual(find(index, question))
  }
})

it('always finds a similar question once it is added, and goes on finding the others', () => {
  const random = randomOf(20261122)
  const words = [
    '快递',
    '退款',
    '多久',
    '会员',
    '优惠券',
    '怎么',
    '不能',
    '使用',
    '到账',
    '积分',
    '换货',
    '尺码',
    '赠品',
    '昨天',
  ]
  let now = entries
  const added: [string, string][] = []
  for (let round = 0; round < 20; round += 1) {
    const similar = [0, 1, 2, 3].map(() => words[random.int(0, words.length - 1)] ?? '').join('')
    if (added.some(([question]) => question === similar)) continue
    const id = now[random.int(0, now.length - 1)]?.id ?? ''
    now = now.map((entry) =>
      entry.id === id ? { ...entry, questions: [...entry.questions, similar] } : entry,
    )
    added.push([similar, id])
    const grown = buildIndex(now)
    for (const [question, owner] of added)
      expect([question, find(grown, question).best]).toEqual([question, owner])
  }
})
