import config from '../../jest.config.mjs'

const miniprogram = config.projects.find(({ displayName }) => displayName === 'miniprogram')

/** The compiled mini-program runs inside jest only (tests/support/mini-host.ts). */
export default {
  ...miniprogram,
  rootDir: '../..',
  testMatch: ['<rootDir>/scripts/bench/chat-page.bench.ts'],
}
