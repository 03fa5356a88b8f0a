const swc = {
  '^.+\\.m?(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

const project = (name, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  transform: swc,
  // written as ES modules only
  transformIgnorePatterns: ['/node_modules/(?!@audio/|jose/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
  ...more,
})

export default {
  projects: [
    project('core'),
    project('local'),
    project('usecases'),
    // The same tests once more, with each request to the database failing once (tests/support/world.ts).
    project('usecases', {
      displayName: 'faults',
      globals: { faultSeed: 20261122 },
      // What counts requests, and what opens no world.
      testPathIgnorePatterns: ['/node_modules/', 'tests/usecases/(requests|import|memory)\\.test'],
    }),
    project('src', { testEnvironment: 'jsdom', testMatch: ['<rootDir>/{src,tests/src}/**/*.test.{ts,tsx}'] }),
    project('scripts'),
    // Runs dist/weapp as it was compiled, beside a window of its own (tests/support/mini-host.ts).
    project('miniprogram', {
      transformIgnorePatterns: ['/node_modules/(?!@audio/|jose/)', '<rootDir>/dist/'],
      modulePathIgnorePatterns: ['<rootDir>/.data', '<rootDir>/.cache', '<rootDir>/dist/cloudfunctions'],
    }),
    // Driven one by one (scripts/lib/tests.ts): a browser beside another one makes both slow.
    project('browser', { setupFilesAfterEnv: ['<rootDir>/tests/support/scene-time.ts'] }),
  ],
}
