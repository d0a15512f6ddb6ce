/** What is asked of the lists only after the first view: drafts, files, articles, canned responses, the mail log. A part of its own, so that the first view does not carry it. */
export { articles, createArticle, recycleArticle, updateArticle } from './articles.ts';
export { articleHeads, articleUses, noteArticleUse } from './articleUses.ts';
export { addAttachment, openAttachment, readAttachment } from './attachments.ts';
export {
  addResponseFile,
  cannedResponses,
  createCannedResponse,
  recycleCannedResponse,
  recycleResponseFile,
  responseFile,
  updateCannedResponse,
} from './cannedResponses.ts';
export { draftsOf, removeDraft, saveDraft } from './drafts.ts';
export { wholeBody } from './longBodies.ts';
export { mailLogCounts, mailLogPage } from './mailLog.ts';
export { noticeWishes, saveNoticeWish } from './noticeWishes.ts';
export { oldestUnassigned } from './oldestUnassigned.ts';
export { reportPage } from './reportPages.ts';
export { ticketNumbers } from './ticketNumbers.ts';
export { whoCanHelp } from './whoCanHelp.ts';
