export default function MyAssessment() {
  return null;
}
