/** The last weeks of a year after which no holidays are known. */
import { publicHolidays } from '../../core/calendar/public-holidays'
import { openStage, seen, storyOf, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'

let stage: Stage
const scene = storyOf(() => stage)

const known = Math.max(...Object.keys(publicHolidays).map(Number))
const notice = `${known + 1} 年的节假日还没有公布数据，按平日计算`

beforeAll(async () => {
  stage = await openStage(Date.UTC(known, 11, 10, 2, 5))
}, 60_000)

afterAll(() => stage.close())

scene('tells supervisors that the next year’s holidays are missing, on the board and on 今日', async () => {
  const chief = await stage.console('周可')
  await chief.getByRole('link', { name: '看板' }).click()
  await seen(chief.getByText(notice))
  expect(await inspectDesk(chief)).toEqual([])
  await chief.getByRole('link', { name: '今日' }).click()
  await seen(chief.getByText(notice))
  expect(await inspectDesk(chief)).toEqual([])
})

scene('says nothing of it to agents, who can’t mend it', async () => {
  const lin = await stage.console('林晓')
  await lin.getByRole('link', { name: '今日' }).click()
  await seen(lin.getByRole('heading', { name: '今日' }))
  expect(await lin.getByText(notice).count()).toBe(0)
})
