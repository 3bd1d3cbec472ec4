export const writing = {
  unsent: "{{name}} took a reply back before it left",
}
