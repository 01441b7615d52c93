/** What people call their own trade in German, French and Spanish; English stands beside each industry itself. */
export const INDUSTRY_WORDS: Readonly<Record<string, string>> = {
  '11': `Landwirtschaft Bauernhof Hof Winzer Weingut Forst Gärtnerei Imker
    ferme agriculteur viticulteur vignoble élevage pêche
    granja finca agricultor agricultura viñedo ganadería pesca`,
  '21': 'Bergbau Steinbruch Kiesgrube Bohrung carrière mine forage mina minería cantera perforación',
  '22': `Stadtwerke Strom Wasser Energie Versorger électricité eau énergie gaz
    electricidad agua energía`,
  '23': `Bau Bauunternehmen Handwerker Dachdecker Elektriker Installateur Maler Zimmerei Tischlerei Heizung Sanitär
    bâtiment maçon plombier électricien couvreur peintre menuisier chauffagiste
    constructor constructora albañil fontanero plomero electricista reformas pintor carpintero`,
  '31-33': `Fabrik Produktion Maschinenbau Bäckerei Brauerei Metallbau Schreinerei Hersteller
    usine fabrique fabricant boulangerie brasserie imprimerie
    fábrica industria taller de producción panadería cervecería fabricante imprenta`,
  '42': 'Großhandel Großhändler Vertrieb grossiste distributeur mayorista distribuidor distribuidora',
  '44-45': `Laden Geschäft Handel Händler Einzelhandel Autohaus Apotheke Onlineshop Supermarkt
    magasin boutique pharmacie concessionnaire supermarché commerçant
    tienda comercio farmacia concesionario supermercado ferretería`,
  '48-49': `Spedition Logistik Lager Kurier Fuhrunternehmen Taxi
    transporteur logistique entrepôt livraison
    transporte transportista logística almacén mensajería camiones`,
  '51': `Verlag Medien Softwarehaus Zeitung Rundfunk éditeur logiciel presse médias
    editorial medios periódico programas informáticos`,
  '52': `Versicherung Sparkasse Vermögensverwaltung Finanzberater
    banque assurance courtier assureur
    banco seguros aseguradora correduría corredor financiera`,
  '53': `Hausverwaltung Vermietung Immobilienmakler agence immobilière immobilier syndic location
    inmobiliaria alquiler administrador de fincas bienes raíces`,
  '54': `Kanzlei Rechtsanwalt Anwalt Steuerberater Notar Architekt Ingenieurbüro Berater Agentur Tierarzt
    avocat notaire comptable architecte ingénieur conseil agence publicité vétérinaire
    abogado abogados notario asesoría contador contable gestoría arquitecto ingeniero consultora consultoría
    agencia publicidad veterinario veterinaria`,
  '55': 'Holding Konzernzentrale siège société mère matriz casa matriz',
  '56': `Zeitarbeit Gebäudereinigung Reinigung Sicherheitsdienst Reisebüro Gartenbau Entsorgung
    intérim nettoyage gardiennage agence de voyages paysagiste déchets
    limpieza vigilancia agencia de viajes jardinería residuos trabajo temporal`,
  '61': `Schule Hochschule Universität Nachhilfe Fahrschule Weiterbildung
    école collège lycée université formation auto-école
    escuela colegio universidad academia formación autoescuela guardería`,
  '62': `Arzt Arztpraxis Zahnarzt Zahnarztpraxis Praxis Klinik Krankenhaus Pflege Pflegeheim Therapie Physiotherapie
    médecin dentiste cabinet dentaire clinique hôpital infirmier kiné crèche
    médico médica dentista clínica dental consultorio hospital enfermería fisioterapia residencia`,
  '71': `Fitnessstudio Theater Verein Sportverein Kino
    salle de sport musée théâtre cinéma club
    gimnasio museo teatro cine deporte`,
  '72': `Gaststätte Gasthof Wirtschaft Pension Bistro Imbiss
    hôtel restauration auberge traiteur
    hostal restaurante cafetería`,
  '81': `Werkstatt Autowerkstatt Friseur Kirche Wäscherei Stiftung gemeinnützig Verband
    garagiste coiffeur salon église pressing fondation
    taller taller mecánico peluquería iglesia lavandería fundación asociación ong`,
  '92': `Gemeinde Stadtverwaltung Behörde Landkreis Polizei Rathaus
    mairie commune préfecture administration collectivité
    ayuntamiento alcaldía municipio municipalidad gobierno policía`,
}
