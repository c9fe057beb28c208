// The import table of the house: data runs page → client → contract → handler → rule and store. Each room names what
// it may not reach, and why, so that the message says where the line belongs instead.
import tseslint from 'typescript-eslint'
import importX from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'

const feature = (name) => `./src/features/${name}`
const features = ['agreement', 'alert', 'application', 'attendance', 'calendar', 'committee', 'complaint', 'course', 'course-office', 'day-change', 'demo', 'draw', 'exit', 'family', 'fee', 'fee-office', 'groups', 'leave', 'message', 'notice', 'pick-up', 'plan', 'plan-office', 'records', 'roll', 'rota', 'showcase', 'signup-day', 'staff', 'survey', 'survey-office', 'feedback', 'oversight']
const handlerFeatures = ['agreement', 'alert', 'application', 'attendance', 'accounts', 'calendar', 'committee', 'complaint', 'course', 'course-office', 'day-change', 'draw', 'duty', 'exit', 'family', 'fee', 'groups', 'home', 'incident', 'insurance', 'leave', 'message', 'notice', 'pay', 'payment', 'pick-up', 'plan', 'records', 'refund', 'safety', 'session', 'settlement', 'showcase', 'signup-day', 'staff', 'volunteer', 'waiver', 'survey', 'survey-office', 'feedback', 'appraisal', 'oversight']

const zones = [
  { target: './cloud', from: './src', message: 'The API knows nothing of the phone.' },
  { target: './src', from: './cloud', except: ['./contract', './rules'], message: 'From src only cloud/contract and cloud/rules can be reached.' },
  { target: ['./src/pages', './src/features'], from: './src/client/transport', message: 'Pages ask client/call, never a transport.' },
  { target: './src/client', from: ['./src/pages', './src/features', './src/ui'], message: 'The client knows no page.' },
  { target: './src/ui', from: ['./src/client', './src/pages', './src/features', './src/session', './cloud'], message: 'A part of ui knows no server data.' },
  { target: './src/session', from: ['./src/client', './src/pages', './src/features', './src/ui'], message: 'The session is below them all.' },
  { target: './src/wording', from: ['./src/client', './src/pages', './src/features', './src/ui'], message: 'Words know no page.' },
  ...features.map((name) => ({ target: feature(name), from: './src/features', except: [`./${name}`], message: 'A feature never imports another; share at the second use through ui, session or rules.' })),
  { target: './cloud/contract', from: './cloud', except: ['./contract'], message: 'The contract imports zod only.' },
  { target: './cloud/rules', from: './cloud', except: ['./rules', './contract'], message: 'Rules take values and return values.' },
  { target: './cloud/handlers', from: ['./cloud/hosts', './cloud/demo', './cloud/main.ts'], message: 'Handlers reach contract, rules, store and wechat.' },
  ...handlerFeatures.map((name) => ({ target: `./cloud/handlers/${name}`, from: './cloud/handlers', message: 'A handler never imports another.' })),
]

const noTypesExcepted = (group, message) => ['error', { patterns: [{ group, allowTypeImports: true, message }] }]
const noCall = (selector, message) => ({ selector, message })

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.cache/', '.data/', 'screenshots/', 'bench/empty-app/dist/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { typescript: { project: './tsconfig.json' } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-restricted-properties': ['error', { object: 'describe', property: 'only' }, { object: 'it', property: 'only' }, { object: 'test', property: 'only' }, { object: 'test', property: 'skip' }, { object: 'it', property: 'skip' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.cjs', 'babel.config.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': ['error', noCall('Literal[value=/^:active/]', 'Use hover-class; :active is held against a mini-program.')],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // The contract's plain values (roles, sentences, its version) hold no schema and may be used as they are.
              regex: '^(zod|cloud/contract/(?!roles$|refusals$|money-refusals$|survey-refusals$|version$))',
              allowTypeImports: true,
              message: 'The phone takes types only from the contract: schemas and zod would weigh more than all pages.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/{pages,features,ui,session,wording}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', noCall("MemberExpression[object.name='Taro'][property.name=/^(request|cloud|uploadFile)$/]", 'Only client/transport calls the host.')] },
  },
  {
    files: ['cloud/store/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': noTypesExcepted(['**/rules/*', '**/handlers/**', '**/contract/*'], 'The store writes and reads; rules decide.') },
  },
  {
    files: ['cloud/rules/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noCall('AwaitExpression', 'A rule is synchronous.'),
        noCall("NewExpression[callee.name='Date'][arguments.length=0]", 'Time is a parameter.'),
        noCall("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Time is a parameter.'),
        noCall("CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Chance is a parameter.'),
        noCall("CallExpression[callee.name='dayjs'][arguments.length=0]", 'Time is a parameter.'),
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'console'],
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'pg', '@tarojs/*'], message: 'A rule runs on server and phone alike.' }] }],
    },
  },
  { files: ['cloud/contract/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: 'zod', message: 'zod/mini: the phone loads this.' }] }] } },
)
