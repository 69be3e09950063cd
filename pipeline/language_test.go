package pipeline

import "testing"

func TestLanguageOf(t *testing.T) {
	for want, texts := range map[string][]string{
		"en": {
			"The two leaders met at the spaceport and discussed what they would do.",
			"Fire kills 12 in Osk factory, where floods, wrong address delayed crews\n\nA blaze has killed 12 people in a small shoe factory in a poor district, where floods, traffic and a wrong address delayed fire crews",
			"He said that “der Krieg ist nicht vorbei”, and that it was for the others to end it.",
		},
		"": {"Kim Jong Un visits Russia", "", "12 - 34", "Xi, Putin hold talks"},
		"de": {"Der Präsident ist nach Moskau gereist und hat mit dem Minister über die Lage gesprochen.",
			"Die Sprecherin erklärte am Freitag, dass keine Einigung erzielt wurde und man weiter rede."},
		"fr": {"Le président est arrivé dans la capitale pour rencontrer les ministres et discuter avec eux."},
		"es": {"El presidente llegó a la capital para reunirse con los ministros y hablar de la situación."},
		"pt": {"O presidente chegou à capital para uma reunião com os ministros e não falou com os jornalistas."},
		"id": {"Presiden itu tiba di ibu kota untuk bertemu dengan para menteri dan tidak berbicara pada wartawan."},
		"ru": {"Президент прибыл в столицу и встретился с министрами."},
		"uk": nil,
		"ar": {"وصل الرئيس إلى العاصمة والتقى بالوزراء"},
		"zh": {"总统抵达首都，会见了部长们。"},
		"ja": {"大統領は首都に到着し、閣僚と会談した。"},
		"ko": {"대통령이 수도에 도착해 장관들을 만났다."},
		"fi": {"Prezidentti saapui pääkaupunkiin, ja hän on jo tavannut ministerit, mutta neuvottelut eivät ole vielä päättyneet, kun kokous alkaa."},
		"hu": {"Az elnök megérkezett a fővárosba, és azt mondta, hogy a tárgyalás még nem ért véget, de egy megállapodás már közel van."},
		"ro": {"Președintele a ajuns în capitală pentru o întâlnire cu miniștrii, care nu au fost de acord cu planul din această săptămână."},
		"da": {"Præsidenten er rejst til hovedstaden, og der er ikke nogen aftale med ministrene, som han har mødt."},
		other: {
			"நாட்டின் தலைவர் தலைநகருக்கு வந்தார்",
		},
	} {
		for _, text := range texts {
			if got := languageOf(text); got != want {
				t.Errorf("%q of %q, want %q", got, text, want)
			}
		}
	}
}
