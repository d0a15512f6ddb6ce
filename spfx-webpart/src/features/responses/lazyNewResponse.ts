import { lazyPart } from '../../ui/words/lazyWithWords';

/** Whoever only inserts does not carry the editor of responses. Its words are those of the list it is opened from. */
export const NewResponse = lazyPart(() => import(/* webpackChunkName: 'new-response' */ './NewResponse').then((part) => part.NewResponse), 'told');
