import { seatUse } from '@listdesk/shared/licence';
import type { SeatUse } from '@listdesk/shared/licence';
import { useLicence } from '../../app/licence/useLicence';

/** How many of the licence's seats this desk uses, counted here; null while licence or people are not known. */
export function useSeats(agents: number | null): SeatUse | null {
  const { state } = useLicence();
  const claims = state && 'claims' in state ? state.claims : null;
  return claims && agents !== null ? seatUse(claims, agents) : null;
}
