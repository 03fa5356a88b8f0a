import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Folders of ours that a relative path may lead to. */
const folders = [
  'core',
  'server',
  'cloudfunctions',
  'src',
  'console',
  'look',
  'local',
  'bridge',
  'scripts',
  'tests',
]

/** The arrows of docs/design.md: what each folder may import besides itself. The architecture test resolves real paths. */
const arrows = {
  core: [],
  server: ['core'],
  src: ['core'],
  console: ['core', 'look'],
  cloudfunctions: ['server', 'core'],
  bridge: ['server', 'core'],
  local: ['server', 'core', 'scripts'],
}

const fullZod = {
  regex: '^zod$',
  message: 'zod/mini: classic zod is ten times the size and needs new Function',
}

const restrict = (patterns) => ['error', { patterns: [fullZod, ...patterns] }]

const boundary = ([folder, reach]) => {
  const closed = folders.filter((name) => name !== folder && !reach.includes(name))
  const arrow = {
    regex: `^(\\.\\./)+(${closed.join('|')})(/|$)`,
    message: `${folder} may reach ${[folder, ...reach].join(', ')} only`,
  }
  const pure = { regex: '^(?!\\.{1,2}(/|$)|zod/mini$)', message: 'core imports itself and zod/mini' }
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': restrict(folder === 'core' ? [arrow, pure] : [arrow]) },
  }
}

const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }]

const style = {
  'max-lines': lines(250),
  'max-lines-per-function': lines(30),
  'max-params': ['error', 3],
  // A switch over a union counts once: one case per event is how machines are written here.
  complexity: ['error', { max: 10, variant: 'modified' }],
  eqeqeq: 'error',
  'no-console': 'error',
  'no-else-return': ['error', { allowElseIf: false }],
  'no-restricted-imports': restrict([]),
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
    { selector: 'ExportAllDeclaration', message: 'no barrels' },
  ],
  'object-shorthand': 'error',
  'prefer-template': 'error',
}

const typed = {
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  // `return refuse(…)` as a guard is fine.
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  // Spreading a string counts code points, which is what limits on text mean.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  // A port is asynchronous by contract, whether or not this one adapter awaits.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
}

/** What test code may do: read loosely typed replies, be long, and assert that a value is there. */
const loose = {
  'max-lines': lines(400),
  'max-lines-per-function': 'off',
  '@typescript-eslint/no-empty-function': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/unbound-method': 'off',
}

export default tseslint.config(
  { ignores: ['dist/', '.data/', '.cache/', 'coverage/', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
      },
    },
    rules: { 'max-params': ['error', 3], complexity: ['error', 10], eqeqeq: 'error' },
  },
  {
    files: ['local/web/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'location',
          'localStorage',
          'fetch',
          'history',
          'matchMedia',
          'URLSearchParams',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      js.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...style, ...typed },
  },
  ...Object.entries(arrows).map(boundary),
  {
    files: ['**/*.tsx', '{src,console}/**/use-*.ts'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': lines(60),
    },
  },
  { files: ['tests/**/*.{ts,tsx}', '**/*.test.{ts,tsx}'], rules: loose },
  { files: ['scripts/**/*.ts', 'local/**/*.ts'], rules: { 'no-console': 'off' } },
  // Taro asks for a default export here.
  {
    files: [
      'src/pages/**',
      'src/packages/**/*.tsx',
      'src/app*',
      '**/*.config.ts',
      'config/*.ts',
      '**/*.d.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
