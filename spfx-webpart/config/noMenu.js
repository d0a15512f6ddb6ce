/** Stands where Fluent's button would load its menu; see webpackPatch.js. */
export const ContextualMenu = () => {
  throw new Error('A button was given menuProps. Use Picker, or import the menu where it is needed.');
};
