export default function MyAssessments() {
  return null;
}
