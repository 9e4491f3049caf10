// In one piece: each by itself would draw what they share into pieces of their own.
export { AssignmentPage } from './AssignmentPage';
export { AssignmentPanel } from './AssignmentPanel';
