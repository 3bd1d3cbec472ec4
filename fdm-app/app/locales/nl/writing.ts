export const writing = {
  unsent: "{{name}} nam een antwoord terug voordat het de deur uit ging",
}
