import { roleOf } from '../../app/desk/may';
import { useDeskState } from './DeskContext';

/** Whether this person may change anything here. Who only reads is shown no button, field or key that SharePoint would refuse. */
export const useMayWork = (): boolean => useDeskState((state) => roleOf(state.me)) !== 'reader';
