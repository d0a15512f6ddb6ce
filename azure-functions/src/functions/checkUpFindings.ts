import type { CheckCode, CheckLine, CheckState } from '@listdesk/shared/portal';

type Finding = { state: CheckState; message: string; mend: string };
const ok = (message: string): Finding => ({ state: 'ok', message, mend: '' });
const failed = (message: string, mend: string): Finding => ({ state: 'failed', message, mend });
const warning = (message: string, mend: string): Finding => ({ state: 'warning', message, mend });

/** Each code in English: what was found and how to mend it. The web part has its own words; these are for the command line and other callers. */
const FINDINGS: Readonly<Record<CheckCode, Finding>> = {
  'connection.notConnected': failed('This desk is not connected to the service.', 'Connect it on the set-up page.'),
  'connection.notConsented': failed(
    'The service does not know your organisation yet.',
    'An administrator of your organisation has to consent to ListDesk first (step "Consent" of the set-up page).',
  ),
  'connection.foreignHost': failed('The service does not know your organisation yet.', 'This SharePoint host is not among those of your organisation.'),
  'access.ok': ok('Your organisation consented, and Microsoft accepts the service.'),
  'access.notConsented': failed(
    'The service gets no access to your tenant.',
    'A global administrator has to consent to ListDesk (step "Consent" of the set-up page).',
  ),
  'access.credentialExpired': failed(
    'The certificate with which the service signs in has expired.',
    'Whoever runs the service renews it (docs/operate.md, "Renew the certificate"). Nothing is to do in your tenant.',
  ),
  'access.credentialRefused': failed(
    'Microsoft does not accept the certificate or identity with which the service signs in.',
    'Whoever runs the service mends it (docs/operate.md, "Renew the certificate"). Nothing is to do in your tenant.',
  ),
  'access.unavailable': failed("Microsoft's sign-in did not answer.", 'Try again in some minutes; nothing is lost meanwhile.'),
  'site.notGranted': failed('The service may not use this site.', 'Grant ListDesk access to the site (step "Grant the site" of the set-up page).'),
  'site.readOnly': failed(
    'The service may read this site and not write to it.',
    'Grant the service the role manage on this site (step "Grant the site" of the set-up page).',
  ),
  'site.missing': failed(
    "The desk's site is not there any more.",
    'Restore the site in the SharePoint admin center (deleted sites stay there for 93 days), or set the desk up on another site.',
  ),
  'site.moved': failed(
    'SharePoint says that the site has another address now, and the service could not follow.',
    'Open the desk at its new address and press "Check again" in set-up.',
  ),
  'site.full': failed('The site has no space left.', 'Ask your SharePoint administrator to raise the storage limit of the site.'),
  'site.busy': failed('SharePoint did not answer.', 'Try again in some minutes; nothing is lost meanwhile.'),
  'lists.ok': ok('The service reads and writes the lists of this desk.'),
  'lists.missing': failed(
    'Lists of this desk are missing.',
    'Restore them from the recycle bin of the site, or run the set-up page: it makes what is missing and deletes nothing.',
  ),
  'lists.columnsMissing': failed('Columns of this desk are missing.', 'Run the set-up page: it makes what is missing and deletes nothing.'),
  'lists.conflict': failed(
    'A column of yours has one of our names and another type.',
    'Rename or delete that column in the settings of the list, then check again.',
  ),
  'lists.unfinished': warning('The set-up of this desk is not finished.', 'Run the set-up page: it goes on where it stopped.'),
  'lists.older': warning(
    'The lists are of an older version of ListDesk.',
    'Upgrade the desk on the set-up page. Until then everything works that worked before.',
  ),
  'lists.newer': warning('The lists are of a newer version than the service.', 'Nothing is to do; the service follows within days.'),
  'mailbox.ok': ok('The service reads this mailbox and files its mail.'),
  'mailbox.none': warning('This desk has no mailbox, so no mail comes in.', 'Add the address of a shared mailbox in the settings.'),
  'mailbox.notInScope': failed(
    'The service may not read this mailbox.',
    'Include the mailbox in the Exchange scope of ListDesk (step "Mailbox" of the set-up page). It takes Exchange up to two hours to follow.',
  ),
  'mailbox.readOnly': failed(
    'The service may read this mailbox and not write to it.',
    'Assign the role Application Mail.ReadWrite for this mailbox (step "Mailbox" of the set-up page). It takes Exchange up to two hours to follow.',
  ),
  'mailbox.missing': failed('There is no such mailbox.', 'Check the address in the settings. It has to be a mailbox, not a distribution list.'),
  'mailbox.busy': failed('Exchange did not answer.', 'Try again in some minutes; nothing is lost meanwhile.'),
  'sending.ok': ok('The service may send as this mailbox.'),
  'sending.notAllowed': failed(
    'The service may not send as this mailbox.',
    'Assign the role Application Mail.Send for this mailbox (step "Mailbox" of the set-up page). It takes Exchange up to two hours to follow.',
  ),
  'sending.unknown': warning('Whether the service may send as this mailbox could not be tried.', 'Try again in some minutes.'),
  'notifications.ok': ok('New mail is announced at once.'),
  'notifications.none': warning(
    'New mail is not announced at once; it is found within minutes.',
    'This mends itself once the mailbox can be read. If it stays, connect the desk again on the set-up page.',
  ),
  'replies.ok': ok('Replies leave at once.'),
  'replies.polled': warning('Replies may wait for up to a minute.', 'Grant the service the role manage on this site instead of write.'),
};

/** One line of the check-up. `check` names the part, `about` what the sentence speaks of. */
export function line(check: string, code: CheckCode, about: readonly string[] = []): CheckLine {
  const { state, message, mend } = FINDINGS[code];
  return { check, state, code, about: [...about], message: about.length ? `${message.replace(/\.$/, '')}: ${about.join(', ')}.` : message, mend };
}
