/**
 * What the requester's portal asks of the service (`/api/portal/...`, Entra token of the user). The service reads the user's
 * addresses on their behalf from `/me` and shows only tickets in which one of these takes part. Private notes never appear here.
 */
import type { TicketPriority } from '../tickets/index.ts';

/** The requester's words for a status. */
export const REQUEST_STATES = ['Received', 'InProgress', 'YourTurn', 'Solved'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type PortalRequest = {
  key: string;
  number: number;
  subject: string;
  state: RequestState;
  createdAt: string;
  lastMessageAt: string;
  preview: string;
  rating: number | null;
  /** It ended long ago and is kept to be read: no answer, no rating. */
  archived?: true;
};

export type PortalMessage = {
  key: string;
  /** Display name of the writer; agents appear with their name, never with an address. */
  from: string;
  mine: boolean;
  sentAt: string;
  html: string;
  text: string;
  attachments: PortalAttachment[];
};

export type PortalAttachment = { name: string; fileName: string; contentType: string; size: number; inline: boolean; contentId: string | null };

/** `GET /api/portal/requests?desk=URL&cursor=` */
export type PortalRequestPage = {
  requests: PortalRequest[];
  cursor: string | null;
  /** A privacy notice this person has not noted yet; on the first page only. */
  notice?: PortalNoticeNews;
};
/** `effectiveAt`: ISO 8601, up to 30 days ahead. */
export type PortalNoticeNews = { version: number; effectiveAt: string };
/** `GET /api/portal/notice?desk=URL`: oldest first; `POST` with `{ version }` notes one. */
export type PortalNotice = { versions: { version: number; text: string; effectiveAt: string }[] };
/** `GET /api/portal/requests/{key}?desk=URL` */
export type PortalRequestDetail = { request: PortalRequest; messages: PortalMessage[] };
/** `POST /api/portal/requests?desk=URL`; `clientKey` is made once per form, so that a second click is the same request. */
export type NewPortalRequest = { clientKey: string; subject: string; text: string; priority?: TicketPriority; category?: string; attachments: UploadedFile[] };
export type NewPortalRequestAnswer = { request: PortalRequest };
/** `POST /api/portal/requests/{key}/messages?desk=URL` */
export type NewPortalMessage = { clientKey: string; text: string; solved?: boolean; attachments: UploadedFile[] };
/** `POST /api/portal/requests/{key}/rating?desk=URL`; only for a solved request, a second rating replaces the first. Answers `NewPortalRequestAnswer`. */
export type NewPortalRating = { rating: PortalRating };
/** 1 poor, 2 okay, 3 good. */
export const PORTAL_RATINGS = [1, 2, 3] as const;
export type PortalRating = (typeof PORTAL_RATINGS)[number];
/** `GET /api/portal/requests/{key}/messages/{messageKey}/attachments/{name}?desk=URL` answers the bytes. */
export type UploadedFile = { fileName: string; contentType: string; base64: string };

/** Body of every error answer of the service. `code` is stable; `message` says what happened and what to do next. */
export type ServiceError = { error: { code: string; message: string } };

export const MAX_PORTAL_TEXT_CHARS = 20_000;
export const MAX_PORTAL_FILES = 10;
export const MAX_PORTAL_FILE_BYTES = 10 * 1024 * 1024;
