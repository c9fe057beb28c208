const transform = {
  '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }],
}

/** Tests that need no browser, from one folder of test/. */
const onNode = (name) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform,
  moduleNameMapper: { '^cloud/(.*)$': '<rootDir>/cloud/$1' },
})

const pages = {
  displayName: 'pages',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/pages/**/*.test.{ts,tsx}'],
  transform,
  setupFiles: ['<rootDir>/test/pages/environment.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/pages/setup.ts'],
  clearMocks: true,
  moduleNameMapper: {
    '\\.scss$': 'identity-obj-proxy',
    // Taro's own H5 components have no roles and their inputs' events never arrive in jsdom.
    '^@tarojs/components$': '<rootDir>/test/pages/stand-ins/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/pages/stand-ins/taro.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^cloud/(.*)$': '<rootDir>/cloud/$1',
  },
}

module.exports = {
  // A closed PGlite does not give its memory back: a worker that grew is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [pages, onNode('rules'), onNode('api'), onNode('races'), { ...onNode('journeys'), setupFilesAfterEnv: ['<rootDir>/test/journeys/patience.ts'] }],
}
