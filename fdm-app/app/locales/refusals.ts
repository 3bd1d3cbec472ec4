/** Words of the server itself, for requests that never reach a page. They stand apart because it is no part of the build. */
export const refusals = {
  nl: {
    title: {
      400: "Dit adres klopt niet",
      403: "Dit formulier kwam niet van hier",
      405: "Dat kan hier niet",
      408: "Dit duurde te lang",
      414: "Dit adres is te lang",
      431: "Je browser stuurde te veel mee",
    },
    text: {
      400: "Er staat iets in het adres dat we niet kunnen lezen. Kijk of de link helemaal is overgenomen, of begin opnieuw op de startpagina.",
      403: "Er is niets verstuurd. We nemen formulieren alleen aan van onze eigen pagina’s, zodat geen andere site iets namens jou kan doen. Wat je typte, staat er nog als je teruggaat met de knop Vorige van je browser. Kopieer het, open de pagina hieronder en verstuur het daar.",
      405: "Er is niets gewijzigd. Op deze manier kan hier niets worden gevraagd of verstuurd. Open de pagina hieronder en probeer het daar.",
      408: "De verbinding bleef te lang stil, dus we zijn gestopt met wachten. Ga terug met de knop Vorige van je browser: daar staat nog wat je typte. Probeer het daar opnieuw.",
      414: "Maak je zoekopdracht korter, of begin opnieuw op een van de pagina’s hieronder.",
      431: "Verwijder in je browser de cookies van deze site en probeer het opnieuw. Je moet daarna wel weer inloggen.",
    },
    back: "Open",
    home: "Naar de startpagina",
    reference: "Foutcode",
    demo: "Dit is een demo met wachtwoorden die iedereen kent. Ze draait alleen voor de computer waarop ze gestart is.",
  },
  en: {
    title: {
      400: "This address isn't right",
      403: "This form didn't come from here",
      405: "That can't be done here",
      408: "This took too long",
      414: "This address is too long",
      431: "Your browser sent too much along",
    },
    text: {
      400: "Something in the address can't be read. Check that the whole link was copied, or start again from the start page.",
      403: "Nothing was sent. We only take forms from our own pages, so that no other site can do anything in your name. Your browser's Back button brings back what you typed. Copy it, open the page below and send it there.",
      405: "Nothing was changed. Nothing can be asked for or sent here in this way. Open the page below and try it there.",
      408: "The connection was quiet for too long, so we stopped waiting. Your browser's Back button brings back what you typed. Try again from there.",
      414: "Make your search shorter, or start again from one of the pages below.",
      431: "Remove this site's cookies in your browser and try again. You will have to sign in again.",
    },
    back: "Open",
    home: "To the start page",
    reference: "Error",
    demo: "This is a demo whose passwords everybody knows. It answers only the machine that it was started on.",
  },
} as const
