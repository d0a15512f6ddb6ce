export { ColleagueDraft } from './ColleagueDraft';
export { ComposerBox } from './ComposerBox';
export { DeliveryLine } from './DeliveryLine';
