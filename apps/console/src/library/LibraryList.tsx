export default function LibraryList() {
  return null;
}
