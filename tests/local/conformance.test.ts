import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

/**
 * What the local cloud has to have in common with MongoDB, through the real SDK: one row a rule, each there
 * because somebody could get it wrong (the matching library does, a naive index does, or people do).
 * Documents are called a, b, c … in the order in which they stand. Sources are pages of MongoDB's manual,
 * [tcb] the platform's documentation.
 */
type Command = TestCloud['db']['command']
type Fields = Readonly<Record<string, unknown>>

interface Kit {
  readonly db: TestCloud['db']
  readonly _: Command
  /** The names of those that match, sorted: `ac`. */
  readonly ids: (query: Fields) => Promise<string>
  /** The names of all, in the order of a field. */
  readonly order: (...by: (readonly [field: string, direction: 'asc' | 'desc'])[]) => Promise<string>
  /** Document a after an update by commands, or the code of the refusal. */
  readonly after: (change: Fields) => Promise<unknown>
  /** The same with MongoDB's own operators, for what the SDK has no command for. */
  readonly raw: (change: Fields) => Promise<unknown>
  /** Document a after an update by commands of what a filter finds. */
  readonly at: (filter: Fields, change: Fields) => Promise<unknown>
  /** Document a with a projection. */
  readonly field: (projection: Fields) => Promise<unknown>
  readonly things: () => ReturnType<TestCloud['db']['collection']>
}

type Row = readonly [
  operation: string,
  documents: readonly Fields[],
  query: (kit: Kit) => Promise<unknown>,
  expected: unknown,
  source: string,
]

/** An object in an object, so many levels deep. */
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inside) => ({ k: inside }), 1)

const invalid = 'DATABASE_INVALID_OPERRATOR'
const failed = 'DATABASE_REQUEST_FAILED'

// prettier-ignore
const equality: readonly Row[] = [
  ['null finds null and missing, nothing else', [{ v: null }, {}, { v: 0 }, { v: '' }, { v: [] }], ({ ids }) => ids({ v: null }), 'ab', 'Query for Null or Missing Fields'],
  ['null finds an array that holds null', [{ v: [1, null] }, { v: [1] }], ({ ids }) => ids({ v: null }), 'a', 'Query for Null or Missing Fields'],
  ['null of a nested field finds a missing parent', [{ p: { v: 1 } }, { p: {} }, { p: 5 }, {}], ({ ids }) => ids({ 'p.v': null }), 'bcd', 'Query for Null or Missing Fields'],
  ['null behind an array of scalars finds nothing', [{ p: [1, 2] }, { p: [] }, { p: [{ v: 1 }, {}] }], ({ ids }) => ids({ 'p.v': null }), 'c', 'Query for Null or Missing Fields'],
  ['neq null is all that null is not', [{ v: null }, {}, { v: 0 }, { v: [null] }], ({ ids, _ }) => ids({ v: _.neq(null) }), 'c', '$ne'],
  ['exists tells null from missing', [{ v: null }, {}], ({ ids, _ }) => ids({ v: _.exists(true) }), 'a', '$exists'],
  ['exists(false)', [{ v: null }, {}, { v: [] }], ({ ids, _ }) => ids({ v: _.exists(false) }), 'b', '$exists'],
  ['exists of a field in an array of objects', [{ l: [{ k: 1 }, {}] }, { l: [{}] }, { l: [1] }], ({ ids, _ }) => ids({ 'l.k': _.exists(true) }), 'a', '$exists'],
  ['a number is no text', [{ v: 1 }, { v: '1' }, { v: true }], ({ ids }) => ids({ v: 1 }), 'a', 'Comparison/Sort Order'],
  ['false is neither 0 nor null', [{ v: false }, { v: 0 }, { v: null }], ({ ids }) => ids({ v: false }), 'a', 'Comparison/Sort Order'],
  ['a double equals an int', [{ v: 1.0 }, { v: 1.5 }], ({ ids }) => ids({ v: 1 }), 'a', 'Comparison/Sort Order'],
  ['-0 equals 0', [{ v: -0 }], ({ ids }) => ids({ v: 0 }), 'a', 'Comparison/Sort Order'],
  ['a value is found in an array', [{ v: [1, 2] }, { v: 2 }, { v: [[2]] }], ({ ids }) => ids({ v: 2 }), 'ab', 'Query an Array'],
  ['an array is found whole, and as an element', [{ v: [1, 2] }, { v: [2, 1] }, { v: [[1, 2]] }, { v: [1] }], ({ ids, _ }) => ids({ v: _.eq([1, 2]) }), 'ac', 'Query an Array'],
  ['an object is equal with its fields in the same order', [{ v: { x: 1, y: 2 } }, { v: { y: 2, x: 1 } }, { v: { x: 1 } }], ({ ids, _ }) => ids({ v: _.eq({ x: 1, y: 2 }) }), 'a', 'Query on Embedded/Nested Documents'],
  ['a dotted path asks one field only', [{ v: { x: 1, y: 2 } }, { v: { y: 2, x: 1 } }], ({ ids }) => ids({ 'v.x': 1 }), 'ab', 'Query on Embedded/Nested Documents'],
  ['an object in where() means dotted paths', [{ v: { x: 1, y: 2 } }, { v: { x: 2 } }], ({ ids }) => ids({ v: { x: 1 } }), 'a', '[tcb] where'],
  ['a dotted path goes through arrays of objects', [{ l: [{ k: 1 }, { k: 2 }] }, { l: [{ k: 3 }] }], ({ ids }) => ids({ 'l.k': 2 }), 'a', 'Query an Array of Embedded Documents'],
  ['a dotted path through two arrays', [{ l: [{ m: [{ k: 1 }] }, { m: [{ k: 2 }] }] }, { l: [] }], ({ ids }) => ids({ 'l.m.k': 2 }), 'a', 'Query an Array of Embedded Documents'],
  ['a number in a path is an element', [{ l: [5, 6] }, { l: [6, 5] }], ({ ids }) => ids({ 'l.1': 5 }), 'b', 'Query an Array'],
  ['a number in a path is a key of an object too', [{ l: { 1: 5 } }, { l: { 0: 5 } }], ({ ids }) => ids({ 'l.1': 5 }), 'a', 'Query an Array'],
  ['a number in a path, then a field', [{ l: [{ k: 1 }, { k: 2 }] }, { l: [{ k: 2 }, { k: 1 }] }], ({ ids }) => ids({ 'l.1.k': 2 }), 'a', 'Query an Array of Embedded Documents'],
  ['dates are equal by their time', [{ v: new Date(5) }, { v: 5 }], ({ ids }) => ids({ v: new Date(5) }), 'a', 'Comparison/Sort Order'],
]

// prettier-ignore
const comparison: readonly Row[] = [
  ['gt stays within numbers', [{ v: 1 }, { v: '5' }, { v: true }, { v: new Date(5) }, { v: null }, {}], ({ ids, _ }) => ids({ v: _.gt(0) }), 'a', 'Comparison Query Operators: type bracketing'],
  ['lt stays within texts', [{ v: 'a' }, { v: 1 }, { v: 'c' }], ({ ids, _ }) => ids({ v: _.lt('b') }), 'a', 'Comparison Query Operators: type bracketing'],
  ['dates compare with dates', [{ v: new Date(1) }, { v: new Date(9) }, { v: 9 }], ({ ids, _ }) => ids({ v: _.gte(new Date(5)) }), 'b', 'Comparison Query Operators: type bracketing'],
  ['gte null is null and missing', [{ v: null }, {}, { v: 0 }], ({ ids, _ }) => ids({ v: _.gte(null) }), 'ab', 'Query for Null or Missing Fields'],
  ['gt null is nothing', [{ v: null }, {}, { v: 0 }], ({ ids, _ }) => ids({ v: _.gt(null) }), '', 'Comparison/Sort Order'],
  ['true is above false', [{ v: true }, { v: false }, { v: 1 }], ({ ids, _ }) => ids({ v: _.gt(false) }), 'a', 'Comparison/Sort Order'],
  ['one element of an array is enough', [{ v: [1, 9] }, { v: [1, 2] }], ({ ids, _ }) => ids({ v: _.gt(5) }), 'a', 'Query an Array'],
  ['two bounds may be met by two elements', [{ v: [1, 9] }, { v: [5] }, { v: [9] }], ({ ids, _ }) => ids({ v: _.gt(4).and(_.lt(6)) }), 'ab', 'Query an Array'],
  ['elemMatch wants one element for both', [{ v: [1, 9] }, { v: [5] }], ({ ids, _ }) => ids({ v: _.elemMatch({ $gt: 4, $lt: 6 }) }), 'b', '$elemMatch'],
  ['texts compare by code points', [{ v: 'Z' }, { v: 'a' }, { v: '好' }], ({ ids, _ }) => ids({ v: _.gte('a') }), 'bc', 'Comparison/Sort Order'],
  ['arrays compare element by element', [{ v: [[1, 3]] }, { v: [[1, 1]] }, { v: [[2]] }], ({ ids, _ }) => ids({ v: _.gt([1, 2]) }), 'abc', 'Comparison/Sort Order'],
  ['objects compare by their first field', [{ v: { x: 1 } }, { v: { x: 3 } }], ({ ids, _ }) => ids({ v: _.gt({ x: 2 }) }), 'b', 'Comparison/Sort Order'],
  ['not a number is in no range', [{ v: NaN }, { v: 1 }], ({ ids, _ }) => ids({ v: _.lt(5) }), 'b', 'Comparison/Sort Order'],
  ['neq takes missing ones too', [{ v: 1 }, { v: 2 }, {}], ({ ids, _ }) => ids({ v: _.neq(1) }), 'bc', '$ne'],
  ['neq wants no element to be equal', [{ v: [1, 2] }, { v: [2] }], ({ ids, _ }) => ids({ v: _.neq(1) }), 'b', '$ne'],
  ['in', [{ v: 1 }, { v: 2 }, { v: '1' }], ({ ids, _ }) => ids({ v: _.in([1, 3]) }), 'a', '$in'],
  ['in with null finds missing', [{ v: 1 }, {}, { v: null }, { v: 2 }], ({ ids, _ }) => ids({ v: _.in([1, null]) }), 'abc', '$in'],
  ['in with null finds an array that holds null', [{ v: [null] }, { v: [1] }], ({ ids, _ }) => ids({ v: _.in([null]) }), 'a', '$in'],
  ['in looks into arrays', [{ v: [1, 5] }, { v: [2] }], ({ ids, _ }) => ids({ v: _.in([5, 6]) }), 'a', '$in'],
  ['in with an array finds it whole', [{ v: [1, 2] }, { v: [1] }, { v: 1 }], ({ ids, _ }) => ids({ v: _.in([[1, 2]]) }), 'a', '$in'],
  ['in of very many', [{ v: 1 }, { v: 'x' }], ({ ids, _ }) => ids({ v: _.in(Array.from({ length: 40_000 }, (_n, at) => at)) }), 'a', '$in'],
  ['in of nothing finds nothing', [{ v: 1 }, {}], ({ ids, _ }) => ids({ v: _.in([]) }), '', '$in'],
  ['nin takes missing ones', [{ v: 1 }, {}, { v: 2 }], ({ ids, _ }) => ids({ v: _.nin([1]) }), 'bc', '$nin'],
  ['nin with null refuses missing ones', [{ v: 1 }, {}, { v: null }], ({ ids, _ }) => ids({ v: _.nin([null]) }), 'a', '$nin'],
  ['nin wants no element in the list', [{ v: [1, 2] }, { v: [3] }], ({ ids, _ }) => ids({ v: _.nin([2]) }), 'b', '$nin'],
]

// prettier-ignore
const logic: readonly Row[] = [
  ['not gt takes missing ones and other types', [{ v: 9 }, { v: 1 }, {}, { v: 'x' }], ({ ids, _ }) => ids({ v: _.not(_.gt(5)) }), 'bcd', '$not'],
  ['not of a pattern', [{ v: 'ab' }, { v: 'b' }, {}], ({ ids, _ }) => ids({ v: _.not(/^a/ as never) }), 'bc', '$not'],
  ['nor takes missing ones', [{ v: 1 }, { w: 1 }, {}], ({ ids, _ }) => ids(_.nor([{ v: 1 }, { w: 1 }]) as unknown as Fields), 'c', '$nor'],
  ['or over fields', [{ v: 1 }, { w: 1 }, { v: 2 }], ({ ids, _ }) => ids(_.or([{ v: 1 }, { w: 1 }]) as unknown as Fields), 'ab', '$or'],
  ['or within one field', [{ v: 1 }, { v: 5 }, { v: 9 }], ({ ids, _ }) => ids({ v: _.lt(2).or(_.gt(8)) }), 'ac', '$or'],
  ['and over the same field twice', [{ v: [1, 2] }, { v: [1] }], ({ ids, _ }) => ids(_.and([{ v: 1 }, { v: 2 }]) as unknown as Fields), 'a', '$and'],
  ['an operator and a field side by side are refused', [{ v: 1 }], async ({ things }) => (await refusal(things().options({ raw: true }).where({ v: { $gt: 0, x: 1 } }).get())).code, invalid, 'Query and Projection Operators'],
  ['an expression compares fields', [{ v: 2, w: 1 }, { v: 1, w: 2 }], ({ ids, _ }) => ids(_.expr(_.aggregate.gt(['$v', '$w']))), 'a', '$expr'],
  ['an unknown operator in an expression is refused', [{ v: 1 }], async ({ things }) => (await refusal(things().options({ raw: true }).where({ $expr: { $odd: ['$v'] } }).get())).code, invalid, '$expr'],
  ['a sum of texts in an expression is refused', [{ v: 'x' }], async ({ things }) => (await refusal(things().options({ raw: true }).where({ $expr: { $gt: [{ $subtract: ['$v', 1] }, 0] } }).get())).code, invalid, '$expr'],
  ['or needs a list', [{ v: 1 }], async ({ things }) => (await refusal(things().options({ raw: true }).where({ $or: [] }).get())).code, invalid, '$or'],
  ['an unknown operator is refused', [{ v: 1 }], async ({ things }) => (await refusal(things().options({ raw: true }).where({ v: { $like: 'x' } }).get()) ).code, invalid, 'Query and Projection Operators'],
]

// prettier-ignore
const arrays: readonly Row[] = [
  ['all wants every value', [{ v: [1, 2, 3] }, { v: [1] }], ({ ids, _ }) => ids({ v: _.all([1, 2]) }), 'a', '$all'],
  ['all of one value matches a scalar', [{ v: 1 }, { v: [1] }, { v: 2 }], ({ ids, _ }) => ids({ v: _.all([1]) }), 'ab', '$all'],
  ['all of nothing finds nothing', [{ v: [] }, { v: [1] }], ({ ids, _ }) => ids({ v: _.all([]) }), '', '$all'],
  ['all through an array of objects', [{ l: [{ k: 1 }, { k: 2 }] }, { l: [{ k: 1 }] }], ({ ids, _ }) => ids({ 'l.k': _.all([1, 2]) }), 'a', '$all'],
  ['size is exact', [{ v: [1, 2] }, { v: [1] }, { v: 2 }], ({ ids, _ }) => ids({ v: _.size(2) }), 'a', '$size'],
  ['size 0 is not missing', [{ v: [] }, {}, { v: null }], ({ ids, _ }) => ids({ v: _.size(0) }), 'a', '$size'],
  ['size does not count in inner arrays', [{ v: [[1, 2]] }, { v: [[1], [2]] }], ({ ids, _ }) => ids({ v: _.size(2) }), 'b', '$size'],
  ['elemMatch of an object', [{ l: [{ k: 1, n: 5 }, { k: 2, n: 1 }] }, { l: [{ k: 2, n: 5 }] }], ({ ids, _ }) => ids({ l: _.elemMatch({ k: 2, n: _.gt(3) }) }), 'b', '$elemMatch'],
  ['two dotted paths may be met by two elements', [{ l: [{ k: 1, n: 5 }, { k: 2, n: 1 }] }], ({ ids, _ }) => ids({ 'l.k': 2, 'l.n': _.gt(3) }), 'a', 'Query an Array of Embedded Documents'],
  ['elemMatch asks no scalar', [{ v: 5 }, { v: [5] }], ({ ids, _ }) => ids({ v: _.elemMatch(_.gt(1)) }), 'b', '$elemMatch'],
  ['mod', [{ v: 4 }, { v: 5 }, { v: 'x' }, {}], ({ ids, _ }) => ids({ v: (_.mod as (...operands: number[]) => unknown)(4, 0) }), 'a', '$mod'],
  ['mod keeps the sign of the value', [{ v: -5 }, { v: 5 }], ({ ids, _ }) => ids({ v: (_.mod as (...operands: number[]) => unknown)(4, -1) }), 'a', '$mod'],
  ['mod cuts fractions off', [{ v: 4.7 }, { v: 5.2 }], ({ ids, _ }) => ids({ v: (_.mod as (...operands: number[]) => unknown)(4, 0) }), 'a', '$mod'],
]

// prettier-ignore
const patterns: readonly Row[] = [
  ['a pattern finds in texts only', [{ v: 'a1' }, { v: 1 }, {}, { v: null }], ({ ids }) => ids({ v: /1/ }), 'a', '$regex'],
  ['a pattern looks into arrays', [{ v: ['x', 'ab'] }, { v: ['x'] }], ({ ids }) => ids({ v: /^a/ }), 'a', '$regex'],
  ['option i', [{ v: 'ABC' }, { v: 'x' }], ({ ids, db }) => ids({ v: db.RegExp({ regexp: 'b', options: 'i' }) }), 'a', '$regex'],
  ['option s lets a dot match a line end', [{ v: 'a\nb' }], ({ ids, db }) => ids({ v: db.RegExp({ regexp: 'a.b', options: 's' }) }), 'a', '$regex'],
  ['option m', [{ v: 'x\nab' }], ({ ids, db }) => ids({ v: db.RegExp({ regexp: '^ab', options: 'm' }) }), 'a', '$regex'],
  ['a pattern in a list', [{ v: 'ab' }, { v: 'c' }, { v: 'd' }], ({ ids, _ }) => ids({ v: _.in([/^a/, 'c']) }), 'ab', '$in'],
  ['a broken pattern is refused', [{ v: 'a' }], async ({ things, db }) => (await refusal(things().where({ v: db.RegExp({ regexp: '(' }) }).get()) ).code, invalid, '$regex'],
]

// prettier-ignore
const order: readonly Row[] = [
  ['types have an order', [{ v: true }, { v: 'x' }, { v: 1 }, {}, { v: new Date(0) }, { v: { k: 1 } }], (kit) => kit.order(['v', 'asc']), 'dcbfae', 'Comparison/Sort Order'],
  ['and backwards', [{ v: true }, { v: 'x' }, { v: 1 }, {}, { v: new Date(0) }, { v: { k: 1 } }], (kit) => kit.order(['v', 'desc']), 'eafbcd', 'Comparison/Sort Order'],
  ['an array counts by its lowest element', [{ v: [5, 1] }, { v: 2 }, { v: [3] }], (kit) => kit.order(['v', 'asc']), 'abc', 'cursor.sort(): sort by array'],
  ['and by its highest when it goes down', [{ v: [5, 1] }, { v: 2 }, { v: [3] }], (kit) => kit.order(['v', 'desc']), 'acb', 'cursor.sort(): sort by array'],
  ['an empty array comes before null', [{ v: null }, { v: [] }, { v: 0 }], (kit) => kit.order(['v', 'asc']), 'bac', 'cursor.sort(): sort by array'],
  ['by two fields', [{ v: 1, w: 1 }, { v: 2, w: 9 }, { v: 1, w: 5 }], (kit) => kit.order(['v', 'asc'], ['w', 'desc']), 'cab', 'cursor.sort()'],
  ['by a nested field', [{ p: { v: 2 } }, { p: { v: 1 } }, {}], (kit) => kit.order(['p.v', 'asc']), 'cba', 'cursor.sort()'],
  ['by a field of objects in an array', [{ l: [{ v: 5 }, { v: 9 }] }, { l: [{ v: 6 }] }], (kit) => kit.order(['l.v', 'asc']), 'ab', 'cursor.sort(): sort by array'],
  ['numbers of every kind together', [{ v: 10 }, { v: 9.5 }, { v: -1 }, { v: 12345678901 }], (kit) => kit.order(['v', 'asc']), 'cbad', 'Comparison/Sort Order'],
]

// prettier-ignore
const projection: readonly Row[] = [
  ['shows what is asked for and _id', [{ v: 1, w: 2 }], ({ field }) => field({ v: true }), { _id: 'a', v: 1 }, 'Project Fields to Return'],
  ['_id can be left out', [{ v: 1, w: 2 }], ({ field }) => field({ _id: false, v: true }), { v: 1 }, 'Project Fields to Return'],
  ['hides what is not wanted', [{ v: 1, w: 2 }], ({ field }) => field({ v: false }), { _id: 'a', w: 2 }, 'Project Fields to Return'],
  ['a nested field', [{ p: { x: 1, y: 2 } }], ({ field }) => field({ 'p.x': true }), { _id: 'a', p: { x: 1 } }, 'Project Fields to Return'],
  ['a field of objects in an array', [{ l: [{ k: 1, n: 2 }, { n: 3 }] }], ({ field }) => field({ 'l.k': true }), { _id: 'a', l: [{ k: 1 }, {}] }, 'Project Fields to Return'],
  ['a missing field stays missing', [{ v: 1 }], ({ field }) => field({ w: true }), { _id: 'a' }, 'Project Fields to Return'],
  ['a slice of an array', [{ v: [1, 2, 3] }], ({ field }) => field({ v: { $slice: 2 } }), { _id: 'a', v: [1, 2] }, '$slice (projection)'],
  ['fields are shown or hidden, not both', [{ v: 1, w: 2 }], async ({ things }) => (await refusal(things().field({ v: true, w: false }).get())).code, failed, 'Project Fields to Return'],
  ['a field and its inside are not asked for together', [{ p: { x: 1 } }], async ({ things }) => (await refusal(things().field({ p: true, 'p.x': true }).get())).code, failed, 'Path Collision'],
  ['$ shows the element that the filter found', [{ l: [{ k: 1 }, { k: 2, n: 1 }, { k: 2 }], v: 5 }], async ({ things }) => (await things().where({ 'l.k': 2 }).field({ 'l.$': 1 }).get()).data, [{ _id: 'a', l: [{ k: 2, n: 1 }] }], '$ (projection)'],
  ['$ wants a condition on the list', [{ l: [1, 2] }], async ({ things }) => (await refusal(things().where({ _id: 'a' }).field({ 'l.$': 1 }).get())).code, failed, '$ (projection)'],
  ['the first element that matches', [{ l: [{ k: 1 }, { k: 2, n: 1 }, { k: 2 }] }], ({ field }) => field({ l: { $elemMatch: { k: 2 } } }), { _id: 'a', l: [{ k: 2, n: 1 }] }, '$elemMatch (projection)'],
]

// prettier-ignore
const fields: readonly Row[] = [
  ['an object merges, field by field', [{ p: { x: 1, y: 2 } }], ({ after }) => after({ p: { y: 3 } }), { p: { x: 1, y: 3 } }, '[tcb] update'],
  ['set puts an object in the place of another', [{ p: { x: 1 } }], ({ after, _ }) => after({ p: _.set({ y: 3 }) }), { p: { y: 3 } }, '[tcb] Command.set'],
  ['a path makes what is missing on the way', [{}], ({ after }) => after({ 'p.q.r': 1 }), { p: { q: { r: 1 } } }, '$set'],
  ['a path sets an element', [{ l: [1, 2] }], ({ after }) => after({ 'l.1': 9 }), { l: [1, 9] }, '$set'],
  ['a path past the end fills with null', [{ l: [1] }], ({ after }) => after({ 'l.3': 9 }), { l: [1, null, null, 9] }, '$set'],
  ['a path through a number is refused', [{ v: 1 }], ({ after }) => after({ 'v.x': 1 }), failed, '$set'],
  ['a path through null is refused', [{ v: null }], ({ after }) => after({ 'v.x': 1 }), failed, '$set'],
  ['a name in an array is refused', [{ l: [1] }], ({ after }) => after({ 'l.x': 1 }), failed, '$set'],
  ['remove takes a field away', [{ v: 1, w: 2 }], ({ after, _ }) => after({ v: _.remove() }), { w: 2 }, '$unset'],
  ['remove of what is not there does nothing', [{ v: 1 }], ({ after, _ }) => after({ 'x.y': _.remove() }), { v: 1 }, '$unset'],
  ['remove of an element leaves null', [{ l: [1, 2] }], ({ after, _ }) => after({ 'l.0': _.remove() }), { l: [null, 2] }, '$unset'],
  ['inc begins with 0', [{}], ({ after, _ }) => after({ n: _.inc(3) }), { n: 3 }, '$inc'],
  ['inc by a fraction', [{ n: 1 }], ({ after, _ }) => after({ n: _.inc(0.5) }), { n: 1.5 }, '$inc'],
  ['inc of a text is refused', [{ n: '1' }], ({ after, _ }) => after({ n: _.inc(1) }), failed, '$inc'],
  ['inc of null is refused', [{ n: null }], ({ after, _ }) => after({ n: _.inc(1) }), failed, '$inc'],
  ['inc by a text is refused', [{ n: 1 }], ({ raw }) => raw({ $inc: { n: '1' } }), failed, '$inc'],
  ['inc of an object in an array', [{ l: [{ n: 1 }] }], ({ after, _ }) => after({ 'l.0.n': _.inc(1) }), { l: [{ n: 2 }] }, '$inc'],
  ['mul of a missing field is 0', [{}], ({ after, _ }) => after({ n: _.mul(3) }), { n: 0 }, '$mul'],
  ['mul of a text is refused', [{ n: 'x' }], ({ after, _ }) => after({ n: _.mul(2) }), failed, '$mul'],
  ['min takes the lower', [{ n: 5 }], ({ after, _ }) => after({ n: _.min(3) }), { n: 3 }, '$min'],
  ['min leaves the lower', [{ n: 5 }], ({ after, _ }) => after({ n: _.min(9) }), { n: 5 }, '$min'],
  ['min sets what is missing', [{}], ({ after, _ }) => after({ n: _.min(9) }), { n: 9 }, '$min'],
  ['min compares types by their order', [{ n: 'x' }], ({ after, _ }) => after({ n: _.min(9) }), { n: 9 }, '$min'],
  ['max takes the later date', [{ n: new Date(1) }], ({ after, _ }) => after({ n: _.max(new Date(5)) }), { n: new Date(5) }, '$max'],
  ['max over null takes the value', [{ n: null }], ({ after, _ }) => after({ n: _.max(0) }), { n: 0 }, '$max'],
  ['rename', [{ v: 1 }], ({ after, _ }) => after({ v: _.rename('w') }), { w: 1 }, '$rename'],
  ['rename puts itself in the place of another', [{ v: 1, w: 2 }], ({ after, _ }) => after({ v: _.rename('w') }), { w: 1 }, '$rename'],
  ['rename of what is missing does nothing', [{ w: 2 }], ({ after, _ }) => after({ v: _.rename('w') }), { w: 2 }, '$rename'],
  ['rename into an object', [{ v: 1 }], ({ after, _ }) => after({ v: _.rename('p.q') }), { p: { q: 1 } }, '$rename'],
  ['rename through an array is refused', [{ l: [{ k: 1 }] }], ({ after, _ }) => after({ 'l.k': _.rename('m') }), failed, '$rename'],
  ['bits', [{ n: 6 }], ({ raw }) => raw({ $bit: { n: { and: 3 } } }), { n: 2 }, '$bit'],
  ['one field twice is refused', [{ n: 1 }], ({ raw }) => raw({ $set: { n: 1 }, $inc: { n: 1 } }), failed, 'Update Operators: conflicts'],
  ['a field and its inside are refused', [{ n: {} }], ({ raw }) => raw({ $set: { n: 1, 'n.k': 1 } }), failed, 'Update Operators: conflicts'],
  ['_id is for ever', [{}], ({ raw }) => raw({ $set: { _id: 'z' } }), failed, 'Update Operators: _id'],
  ['an unknown operator is refused', [{}], ({ raw }) => raw({ $put: { v: 1 } }), invalid, 'Update Operators'],
  ['$setOnInsert is not for a document that is there', [{ v: 1 }], ({ raw }) => raw({ $set: { v: 2 }, $setOnInsert: { w: 1 } }), { v: 2 }, '$setOnInsert'],
  ['$ meets every condition on the list when one element does', [{ l: [{ k: 1, n: 9 }, { k: 2, n: 9 }] }], ({ at, _ }) => at({ 'l.n': _.gt(5), 'l.k': 2 }, { 'l.$.n': 0 }), { l: [{ k: 1, n: 9 }, { k: 2, n: 0 }] }, '$ (update)'],
  ['$ of an elemMatch', [{ l: [{ k: 1, n: 9 }, { k: 2, n: 9 }] }], ({ at, _ }) => at({ l: _.elemMatch({ k: 2, n: 9 }) }, { 'l.$.n': 0 }), { l: [{ k: 1, n: 9 }, { k: 2, n: 0 }] }, '$ (update)'],
  ['$ of the branch of an or that matched', [{ l: [{ k: 1 }, { k: 2 }] }], ({ at, _ }) => at(_.or([{ 'l.k': 3 }, { 'l.k': 2 }]) as unknown as Fields, { 'l.$.n': 0 }), { l: [{ k: 1 }, { k: 2, n: 0 }] }, '$ (update)'],
  ['two fields of the element that matched', [{ l: [{ k: 1 }] }], ({ at }) => at({ 'l.k': 1 }, { 'l.$.a': 1, 'l.$.b': 2 }), { l: [{ k: 1, a: 1, b: 2 }] }, '$ (update)'],
  ['two operators on the element that matched', [{ l: [{ k: 1, n: 1 }] }], ({ at, _ }) => at({ 'l.k': 1 }, { 'l.$.n': _.inc(2), 'l.$.t': 'x' }), { l: [{ k: 1, n: 3, t: 'x' }] }, '$ (update)'],
  ['push into the element that matched', [{ l: [{ k: 1, m: [1] }] }], ({ at, _ }) => at({ 'l.k': 1 }, { 'l.$.m': _.push(2) }), { l: [{ k: 1, m: [1, 2] }] }, '$ (update)'],
  ['inc of a text in the element is refused', [{ l: [{ k: 'x' }] }], ({ at, _ }) => at({ 'l.k': 'x' }, { 'l.$.k': _.inc(1) }), failed, '$inc'],
  ['push on a scalar in the element is refused', [{ l: [{ k: 1 }] }], ({ at, _ }) => at({ 'l.k': 1 }, { 'l.$.k': _.push(1) }), failed, '$push'],
  ['a path through a scalar in the element is refused', [{ l: [{ k: 1 }] }], ({ at }) => at({ 'l.k': 1 }, { 'l.$.k.z': 1 }), failed, '$set'],
  ['a path through null in the element is refused', [{ l: [{ k: 1, z: null }] }], ({ at }) => at({ 'l.k': 1 }, { 'l.$.z.y': 1 }), failed, '$set'],
  ['$ without a condition on the list is refused', [{ l: [1] }], ({ after }) => after({ 'l.$': 1 }), failed, '$ (update)'],
  ['$ of a negation is refused', [{ l: [1, 2] }], ({ at, _ }) => at({ l: _.neq(5) }, { 'l.$': 1 }), failed, '$ (update): negations'],
  ['$ twice is refused', [{ l: [{ k: 1, m: [1] }] }], ({ at }) => at({ 'l.k': 1 }, { 'l.$.m.$': 1 }), failed, '$ (update)'],
  ['$ and its number together are refused', [{ l: [{ k: 1 }] }], ({ at }) => at({ 'l.k': 1 }, { 'l.$.n': 1, 'l.0.n': 2 }), failed, 'Update Operators: conflicts'],
  ['$[] means every element', [{ l: [{ n: 1 }, { n: 5 }] }], ({ after, _ }) => after({ 'l.$[].n': _.inc(1) }), { l: [{ n: 2 }, { n: 6 }] }, '$[]'],
  ['$[] twice', [{ l: [{ m: [1, 2] }, { m: [] }] }], ({ after, _ }) => after({ 'l.$[].m.$[]': _.mul(2) }), { l: [{ m: [2, 4] }, { m: [] }] }, '$[]'],
  ['$[] of a text is refused', [{ l: [{ n: 1 }, { n: 'x' }] }], ({ after, _ }) => after({ 'l.$[].n': _.inc(1) }), failed, '$[]'],
  ['$[] of a scalar is refused', [{ l: 1 }], ({ after }) => after({ 'l.$[]': 1 }), failed, '$[]'],
  ['$[] of what is missing is refused', [{}], ({ after }) => after({ 'l.$[]': 1 }), failed, '$[]'],
  ['a filtered place is refused: the SDK sends no arrayFilters', [{ l: [1] }], ({ after }) => after({ 'l.$[one]': 1 }), failed, '$[<identifier>]'],
  ['$ means the element that matched', [{ l: [1, 2, 1] }], ({ things, after }) => things().options({ raw: true }).where({ l: 2 }).update({ $set: { 'l.$': 9 } }).then(() => after({ done: 1 })), { l: [1, 9, 1], done: 1 }, '$ (update)'],
]

// prettier-ignore
const lists: readonly Row[] = [
  ['push one', [{ l: [1] }], ({ after, _ }) => after({ l: _.push(2) }), { l: [1, 2] }, '$push'],
  ['push makes the array', [{}], ({ after, _ }) => after({ l: _.push([1]) }), { l: [1] }, '$push'],
  ['push of an array as one element', [{ l: [] }], ({ after, _ }) => after({ l: _.push([[1, 2]]) }), { l: [[1, 2]] }, '$push'],
  ['push on a number is refused', [{ l: 1 }], ({ after, _ }) => after({ l: _.push(2) }), failed, '$push'],
  ['push on null is refused', [{ l: null }], ({ after, _ }) => after({ l: _.push(2) }), failed, '$push'],
  ['push at a position', [{ l: [1, 2] }], ({ after, _ }) => after({ l: _.push({ each: [9], position: 1 }) }), { l: [1, 9, 2] }, '$position'],
  ['a position from the end', [{ l: [1, 2] }], ({ raw }) => raw({ $push: { l: { $each: [9], $position: -1 } } }), { l: [1, 9, 2] }, '$position'],
  ['push, sort, then slice', [{ l: [5, 1] }], ({ after, _ }) => after({ l: _.push({ each: [3], sort: 1, slice: 2 }) }), { l: [1, 3] }, '$push'],
  ['slice from the end', [{ l: [1, 2] }], ({ after, _ }) => after({ l: _.push({ each: [3], slice: -2 }) }), { l: [2, 3] }, '$slice'],
  ['slice 0 empties', [{ l: [1] }], ({ after, _ }) => after({ l: _.push({ each: [2], slice: 0 }) }), { l: [] }, '$slice'],
  ['sort of objects by a field', [{ l: [{ k: 2 }] }], ({ raw }) => raw({ $push: { l: { $each: [{ k: 1 }], $sort: { k: 1 } } } }), { l: [{ k: 1 }, { k: 2 }] }, '$sort'],
  ['sort of mixed types', [{ l: ['a', 2] }], ({ after, _ }) => after({ l: _.push({ each: [null], sort: 1 }) }), { l: [null, 2, 'a'] }, '$sort'],
  ['an unknown modifier is refused', [{ l: [] }], ({ raw }) => raw({ $push: { l: { $each: [1], $shuffle: 1 } } }), failed, '$push'],
  ['pop', [{ l: [1, 2] }], ({ after, _ }) => after({ l: _.pop() }), { l: [1] }, '$pop'],
  ['shift', [{ l: [1, 2] }], ({ after, _ }) => after({ l: _.shift() }), { l: [2] }, '$pop'],
  ['pop of what is missing makes nothing', [{}], ({ after, _ }) => after({ l: _.pop() }), {}, '$pop'],
  ['pop of a text is refused', [{ l: 'x' }], ({ after, _ }) => after({ l: _.pop() }), failed, '$pop'],
  ['unshift', [{ l: [3] }], ({ after, _ }) => after({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }, '$position'],
  ['addToSet adds once', [{ l: [1] }], ({ after, _ }) => after({ l: _.addToSet(1) }), { l: [1] }, '$addToSet'],
  ['addToSet of equal objects', [{ l: [{ x: 1, y: 2 }] }], ({ after, _ }) => after({ l: _.addToSet({ x: 1, y: 2 }) }), { l: [{ x: 1, y: 2 }] }, '$addToSet'],
  ['addToSet of an object in another order is another', [{ l: [{ x: 1, y: 2 }] }], ({ after, _ }) => after({ l: _.addToSet({ y: 2, x: 1 }) }), { l: [{ x: 1, y: 2 }, { y: 2, x: 1 }] }, '$addToSet'],
  ['addToSet of several', [{ l: [1] }], ({ after, _ }) => after({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }, '$addToSet'],
  ['addToSet on a text is refused', [{ l: 'x' }], ({ after, _ }) => after({ l: _.addToSet(1) }), failed, '$addToSet'],
  ['pull takes every equal one', [{ l: [1, 2, 1] }], ({ after, _ }) => after({ l: _.pull(1) }), { l: [2] }, '$pull'],
  ['pull by a comparison', [{ l: [1, 5, 9] }], ({ after, _ }) => after({ l: _.pull(_.gt(4)) }), { l: [1] }, '$pull'],
  ['pull of objects by some of their fields', [{ l: [{ k: 1, n: 1 }, { k: 2 }] }], ({ after, _ }) => after({ l: _.pull({ k: 1 }) }), { l: [{ k: 2 }] }, '$pull'],
  ['pull from what is missing makes nothing', [{}], ({ after, _ }) => after({ l: _.pull(1) }), {}, '$pull'],
  ['pull from a number is refused', [{ l: 1 }], ({ after, _ }) => after({ l: _.pull(1) }), failed, '$pull'],
  ['pullAll', [{ l: [1, 2, 3, 1] }], ({ after, _ }) => after({ l: _.pullAll([1, 3]) }), { l: [2] }, '$pullAll'],
]

// prettier-ignore
const writes: readonly Row[] = [
  ['set makes a document', [], ({ things, after }) => things().doc('a').set({ v: 1 }).then(() => after({ w: 1 })), { v: 1, w: 1 }, '[tcb] doc.set'],
  ['set leaves nothing of the old one', [{ v: 1, w: 2 }], ({ things, after }) => things().doc('a').set({ v: 3 }).then(() => after({ x: 1 })), { v: 3, x: 1 }, '[tcb] doc.set'],
  ['update makes no document', [], async ({ things }) => (await things().doc('a').update({ v: 1 })).updated, 0, '[tcb] doc.update'],
  ['an update that changes nothing counts nothing', [{ v: 1 }], async ({ things }) => (await things().doc('a').update({ v: 1 })).updated, 0, 'db.collection.updateMany(): modifiedCount'],
  ['an update that fails on one keeps those before it', [{ n: 1 }, { n: 'x' }], ({ things, ids, _ }) => refusal(things().where({}).update({ n: _.inc(1) })).then(() => ids({ n: 2 })), 'a', 'db.collection.updateMany(): atomicity'],
  ['add refuses operators', [], async ({ things }) => (await refusal(things().add({ v: { $inc: 1 } }))).code, 'INVALID_PARAM', 'Field Names: dollar sign'],
  ['a list is no _id', [], async ({ things }) => (await refusal(things().add({ _id: [1] }))).code, failed, 'The _id Field'],
  ['a document deeper than 100 levels is refused', [], async ({ things }) => (await refusal(things().add({ v: nested(101) }))).code, failed, 'MongoDB Limits: nested depth'],
  ['remove by where', [{ v: 1 }, { v: 2 }, { v: 2 }], async ({ things }) => (await things().where({ v: 2 }).remove()).deleted, 2, '[tcb] remove'],
]

const kitOf = (cloud: TestCloud): Kit => {
  const { db } = cloud
  const things = () => db.collection('things')
  const names = async (work: Promise<unknown>): Promise<string> =>
    ((await work) as { data: { _id: string }[] }).data.map(({ _id }) => _id).join('')
  const first = async (change: Promise<unknown>): Promise<unknown> => {
    const { code } = await refusal(change)
    if (code !== 'none') return code
    const { data } = (await things().doc('a').get()) as { data: Record<string, unknown>[] }
    const { _id, ...rest } = data[0] ?? {}
    return _id === 'a' ? rest : data
  }
  return {
    db,
    _: db.command,
    things,
    ids: async (query) => [...(await names(things().where(query).get()))].sort().join(''),
    order: (...by) =>
      names(by.reduce((query, [field, way]) => query.orderBy(field, way), things().where({})).get()),
    after: (change) => first(things().doc('a').update(change)),
    at: (filter, change) => first(things().where(filter).update(change)),
    raw: (change) => first(things().where({ _id: 'a' }).options({ raw: true }).update(change)),
    field: async (wanted) =>
      ((await things().where({ _id: 'a' }).field(wanted).get()) as { data: unknown[] }).data[0],
  }
}

/** The same rows hold whether no index can help or every field has one. */
const paths = ['v', 'w', 'n', 'l', 'p', 'p.v', 'v.x', 'l.k', 'l.1', 'l.v']
const layouts = {
  'without an index': [],
  'with an index on every field': paths.map((path) => ({ name: path, keys: [[path, 1] as const] })),
}
const table = [
  ...equality,
  ...comparison,
  ...logic,
  ...arrays,
  ...patterns,
  ...order,
  ...projection,
  ...fields,
  ...lists,
  ...writes,
]

describe.each(Object.entries(layouts))('MongoDB %s', (_layout, indexes) => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud({ collections: { things: { indexes, clientRead: 'none' } } })
  })
  afterAll(() => cloud.close())
  beforeEach(() => cloud.gateway.store.clear())

  it.each(table)('%s', async (_operation, ...[documents, query, expected]) => {
    const named = documents.map((document, at) => ({ _id: String.fromCharCode(97 + at), ...document }))
    if (named.length > 0) await cloud.db.collection('things').add(named)
    expect(await query(kitOf(cloud))).toEqual(expected)
  })
})
