/** A style sheet of the page that imports it. */
declare module '*.css';
