define([], function () {
  return {
    PropertyPane_Description: 'ListDesk',
  };
});
