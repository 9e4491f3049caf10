// Two seldom opened pages that come in one part: each part is named in what everybody loads first.
export { FormsPage } from './forms/FormsPage';
export { MailPage } from './mail/MailPage';
