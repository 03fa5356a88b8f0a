import { createHashRouter } from 'react-router'
import { Shell } from './shell'
import { NotHere, PageFailed } from './states'

/**
 * The pages of the console; each is loaded when it is opened first. The address is behind a `#`: the console may stand
 * on any static host, and WeCom's answer in the query is kept apart from it.
 */
export const createRoutes = () =>
  createHashRouter([
    {
      path: '/',
      element: <Shell />,
      errorElement: <PageFailed />,
      children: [
        {
          index: true,
          lazy: () => import('../pages/desk').then(({ DeskPage }) => ({ Component: DeskPage })),
        },
        {
          path: 's/:sessionId',
          lazy: () => import('../pages/desk').then(({ DeskPage }) => ({ Component: DeskPage })),
        },
        {
          path: 'board',
          lazy: () => import('../pages/board').then(({ BoardPage }) => ({ Component: BoardPage })),
        },
        {
          path: 'followups',
          lazy: () =>
            import('../pages/followups').then(({ FollowUpsPage }) => ({ Component: FollowUpsPage })),
        },
        ...['cases', 'cases/:caseNo'].map((path) => ({
          path,
          lazy: () => import('../pages/cases').then(({ CasesPage }) => ({ Component: CasesPage })),
        })),
        {
          path: 'invoices',
          lazy: () => import('../pages/invoices').then(({ InvoicesPage }) => ({ Component: InvoicesPage })),
        },
        {
          path: 'today',
          lazy: () => import('../pages/today').then(({ TodayPage }) => ({ Component: TodayPage })),
        },
        {
          path: 'replies',
          lazy: () => import('../pages/replies').then(({ RepliesPage }) => ({ Component: RepliesPage })),
        },
        {
          path: 'knowledge/:key?',
          lazy: () =>
            import('../pages/knowledge').then(({ KnowledgePage }) => ({ Component: KnowledgePage })),
        },
        {
          path: 'learning/:page?',
          lazy: () => import('../pages/learning').then(({ LearningPage }) => ({ Component: LearningPage })),
        },
        {
          path: 'policy',
          lazy: () => import('../pages/policy').then(({ PolicyPage }) => ({ Component: PolicyPage })),
        },
        { path: '*', element: <NotHere /> },
      ],
    },
  ])
