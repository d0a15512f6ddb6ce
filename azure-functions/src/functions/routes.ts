import { auditHead } from './auditHead.ts';
import { compliance } from './complianceRoute.ts';
import { consented } from './consented.ts';
import { health } from './health.ts';
import { hints } from './hints.ts';
import { checkup, installations } from './installations.ts';
import { licence, licenceKeys } from './licence.ts';
import { lifecycle } from './lifecycle.ts';
import { listNotifications } from './listNotifications.ts';
import { noticeRoutes } from './noticeRoutes.ts';
import { notifications } from './notifications.ts';
import { portalRoutes } from './portalRoutes.ts';
import { privacyRoutes } from './privacyRoutes.ts';
import { quarantineRoutes } from './quarantineRoutes.ts';
import { rawMail } from './rawMailEndpoint.ts';
import type { Route } from './register.ts';
import { templatePreview } from './templates.ts';
import { weeklyReport } from './weeklyReport.ts';

/** Every door of the service, by the name the host knows it under. */
export const ROUTES: Readonly<Record<string, Route>> = {
  notifications,
  lifecycle,
  listNotifications,
  rawMail,
  hints,
  licence,
  licenceKeys,
  installations,
  checkup,
  consented,
  health,
  templatePreview,
  auditHead,
  compliance,
  weeklyReport,
  ...privacyRoutes,
  ...noticeRoutes,
  ...quarantineRoutes,
  ...portalRoutes,
};
