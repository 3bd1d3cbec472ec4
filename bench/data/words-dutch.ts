/** The filler of Dutch, commonest first. */
export const dutchFiller =
  "de het een van en in is dat op te zijn met voor niet ik aan er om we maar dan ook als bij nog naar wel kan over heb heeft deze dit worden door je mijn hij ze wat uit was geen meer wij hebben al of nu hoe zo kunnen moet dus veel onze".split(
    " ",
  )

/** What farmers and those who help them write about; any two make a word, as in Dutch they do. */
export const dutchStems =
  "akker mest grond gewas bodem water sloot weide stal koe melk gras mais graan aardappel biet ui tarwe gerst haver rogge koolzaad luzerne klaver bieten wortel appel peer kers fruit boom heg hek wal dijk polder klei zand veen leem slib drijf vaste dier rund kalf schaap geit varken kip paard voer kuil brok hooi stro kunst stik stof fosfaat kali zwavel kalk natrium norm ruimte plaats plan kaart laag diep dicht monster lab uitslag cijfer waarde grens rand strook buffer vang groen blauw rood wit zwart teelt zaai oogst ploeg eg wals spuit strooi tank wagen trekker machine meter sensor drone satelliet foto beeld bestand lijst tabel rapport formulier aanvraag opgave melding controle dienst bank kantoor raad wet regel eis recht plicht bewijs boete termijn datum jaar maand week dag uur begin einde stap scherm knop veld vak code wacht woord mail brief bericht vraag antwoord klacht fout storing kosten prijs factuur betaling korting subsidie premie toeslag verlof ras soort zaad plant blad wortel knol vrucht bloem ziekte plaag onkruid schimmel aaltje luis vlieg rups vogel gans haas mol muis regen wind zon vorst droogte nat hagel sneeuw temperatuur klimaat natuur land streek dorp gebied weg pad brug poort schuur silo kelder put pomp slang buis kraan leiding stroom paneel accu dak muur vloer deur raam".split(
    " ",
  )

/** The ends that make more words of a stem. */
export const dutchEndings = ["", "en", "s", "je", "jes", "achtig", "loos", "baar", "ing", "heid"]

/** Letters with marks, and words that stand alone. */
export const dutchOthers =
  "coördinaten geïmporteerd ruïne reële categorieën cliënten één vóór privé café geëxporteerd patiënt oriëntatie efficiënt hygiëne ingevuld gegevens klopt opnieuw proberen graag alvast bedankt groeten hallo beste meneer mevrouw vandaag gisteren morgen altijd nooit soms zelfs ongeveer precies verkeerd goed slecht groot klein nieuw oud".split(
    " ",
  )
