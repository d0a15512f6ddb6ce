import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The web part has its own configuration (spfx-webpart/eslint.config.js), which its build runs.
export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/lib/**',
      '**/lib-*/**',
      '**/temp/**',
      'release/**',
      '.listdesk/**',
      'spfx-webpart/**',
      'dev/bench/reports/**',
    ],
  },
  // Mail is full of control characters, and code that reads it names them.
  { ...js.configs.recommended, rules: { ...js.configs.recommended.rules, 'no-control-regex': 'off' }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Types are stripped, not compiled: use a union.' }],
    },
  },
  { files: ['**/*.test.ts', '**/*.test.tsx'], languageOptions: { globals: globals.jest }, rules: { 'max-lines': 'off' } },
  { files: ['shared/src/schema/**', '**/*.table.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.cjs', 'gulpfile.js', 'jest.config.js'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: ['dev/**/page/**/*.js'], languageOptions: { globals: globals.browser } },
);
