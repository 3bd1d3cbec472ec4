export const conversation = {
  quoted: "Geciteerde tekst",
}
