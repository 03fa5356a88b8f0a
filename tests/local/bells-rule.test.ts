import { checkRead, withOpenid } from '../../local/bells/rule'
import type { CloudError } from '../../local/gateway/errors'

const me = 'oMe'
const codeOf = (work: () => void): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as CloudError).code
  }
}
const asked = (filter: Record<string, unknown>, rule: 'own' | 'none' = 'own'): string =>
  codeOf(() => checkRead(rule, { filter, openid: me }))

it.each([
  ['one’s own openid', { _openid: me }],
  ['with more conditions', { _openid: me, seq: { $gt: 3 } }],
  ['as an operator', { _openid: { $eq: me } }],
  ['as a list of one', { _openid: { $in: [me] } }],
  ['somewhere in an and', { $and: [{ seq: 1 }, { _openid: me }] }],
  [
    'in every branch of an or',
    {
      $or: [
        { _openid: me, seq: 1 },
        { _openid: me, seq: 2 },
      ],
    },
  ],
])('lets a reader ask for %s', (_, filter) => {
  expect(asked(filter)).toBe('none')
})

it.each([
  ['everything', {}],
  ['somebody else', { _openid: 'oOther' }],
  ['a document by its id, which may be anybody’s', { _id: 'mianyu:mp:oMe' }],
  ['oneself and others', { _openid: { $in: [me, 'oOther'] } }],
  ['a pattern', { _openid: { $regex: '^o' } }],
  ['everybody but oneself', { _openid: { $ne: me } }],
  ['a part of the openid', { '_openid.x': me }],
  ['one branch of an or that is open', { $or: [{ _openid: me }, { seq: 1 }] }],
  ['an or without branches', { $or: [] }],
  ['the contrary of oneself', { $nor: [{ _openid: me }] }],
  ['an object that looks like the openid', { _openid: { toString: me } }],
])('refuses to ask for %s', (_, filter) => {
  expect(asked(filter)).toBe('DATABASE_PERMISSION_DENIED')
})

it('refuses everything where clients may read nothing', () => {
  expect(asked({ _openid: me }, 'none')).toBe('DATABASE_PERMISSION_DENIED')
})

it('puts the reader’s openid in place of the word, wherever it stands', () => {
  expect(withOpenid({ $or: [{ _openid: '{openid}' }], seq: 1, list: ['{openid}', 'x'] }, me)).toEqual({
    $or: [{ _openid: me }],
    seq: 1,
    list: [me, 'x'],
  })
})
