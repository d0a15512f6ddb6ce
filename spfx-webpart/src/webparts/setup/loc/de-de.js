define([], function () {
  return {
    Licence_CheckAgain: 'Check again',
  };
});
