// Two seldom opened pages that come in one part: each part is named in what everybody loads first.
export { LayoutsPage } from './layouts/LayoutsPage';
export { ShapePage } from './shape/ShapePage';
