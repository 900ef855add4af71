package grammar

import "strings"

// owners are the names under which States and groups of States propose text in
// compilations, in lower case.
var owners = makeOwners()

func makeOwners() map[string]bool {
	m := make(map[string]bool, 320)
	for _, s := range strings.Split(ownerList, "|") {
		m[strings.TrimSpace(s)] = true
	}
	return m
}

// ownerList holds the Member States of the United Nations by their short names
// and usual abbreviations, observers, and the groups that negotiate together.
const ownerList = `afghanistan|albania|algeria|andorra|angola|antigua and barbuda|argentina|armenia|australia|austria|azerbaijan|` +
	`bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|botswana|brazil|` +
	`brunei|brunei darussalam|bulgaria|burkina faso|burundi|cabo verde|cambodia|cameroon|canada|central african republic|chad|chile|china|` +
	`colombia|comoros|congo|costa rica|croatia|cuba|cyprus|czechia|czech republic|côte d'ivoire|côte d’ivoire|dprk|drc|denmark|djibouti|dominica|` +
	`dominican republic|ecuador|egypt|el salvador|equatorial guinea|eritrea|estonia|eswatini|ethiopia|fiji|finland|france|gabon|` +
	`gambia|georgia|germany|ghana|greece|grenada|guatemala|guinea|guinea-bissau|guyana|haiti|honduras|hungary|iceland|india|` +
	`indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|jordan|kazakhstan|kenya|kiribati|kuwait|kyrgyzstan|lao pdr|laos|latvia|lebanon|` +
	`lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali|malta|marshall islands|` +
	`mauritania|mauritius|mexico|micronesia|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nauru|nepal|` +
	`netherlands|new zealand|nicaragua|niger|nigeria|north macedonia|norway|oman|pakistan|palau|palestine|panama|papua new guinea|` +
	`paraguay|peru|philippines|poland|portugal|qatar|republic of korea|rok|republic of moldova|romania|russia|russian federation|rwanda|` +
	`saint kitts and nevis|saint lucia|saint vincent and the grenadines|samoa|san marino|sao tome and principe|saudi arabia|senegal|` +
	`serbia|seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south sudan|spain|sri lanka|` +
	`sudan|suriname|sweden|switzerland|syria|tajikistan|tanzania|thailand|timor-leste|togo|tonga|trinidad and tobago|tunisia|türkiye|turkey|` +
	`turkmenistan|tuvalu|uganda|ukraine|uae|united arab emirates|uk|united kingdom|us|usa|united states|united states of america|` +
	`uruguay|uzbekistan|vanuatu|venezuela|viet nam|vietnam|yemen|zambia|zimbabwe|holy see|state of palestine|` +
	`eu|european union|g77|g-77|g77 and china|group of 77|group of 77 and china|g77 & china|canz|juscanz|juscannz|nam|` +
	`african group|arab states|arab group|asia-pacific group|grulac|weog|oic|sids|ldcs|lldcs|aosis|umbrella group|caricom|pif|` +
	`pacific islands forum|sadc|cis|rcc|cept|citel|atu|apt|arb|gcc|ecowas|asean|mountain group|lgbti core group|core group|` +
	`chair|co-chairs|co-facilitators|facilitator|secretariat|government|civil society|private sector`
