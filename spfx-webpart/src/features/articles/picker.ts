export { ArticlePicker } from './ArticlePicker';
