/** Shell scripts are imported as text: by the bundle and by the tests' loader alike. */
declare module '*.sh' {
  const text: string;
  export default text;
}
