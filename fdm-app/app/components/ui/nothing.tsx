/** The page of a form's own address: it adds nothing to the page around it, which shows how the form fared. */
export function Nothing() {
  return null
}
