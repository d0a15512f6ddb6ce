export { ArticlePicker } from './ArticlePicker';
export { ArticleHints } from './ArticleHints';
