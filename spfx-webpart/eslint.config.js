const spfxReact = require('@microsoft/eslint-config-spfx/lib/flat-profiles/react');

module.exports = [
  { ignores: ['lib/**', 'lib-commonjs/**', 'dist/**', 'temp/**', 'release/**', 'config/**', 'test/**', '*.js', '**/loc/*.js', '**/*.test.ts', '**/*.test.tsx', '**/testing/**'] },
  ...spfxReact,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname } },
    rules: {
      // Return types are inferred: the compiler checks them at every use.
      '@typescript-eslint/explicit-function-return-type': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // `null` is part of the domain types ("known to be absent").
      '@rushstack/no-new-null': 'off',
      // Events start work whose failure is handled inside; `void` marks it.
      'no-void': 'off',
      // Its guesses about awaited state are wrong for guards that only one caller passes.
      'require-atomic-updates': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      'promise/param-names': 'off',
    },
  },
];
