package analyze

import "strings"

// givenNames are frequent first names with the gender they usually have.
var givenNames = givenNameTable()

func givenNameTable() map[string]gender {
	table := map[string]gender{}
	for _, w := range strings.Fields(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
		steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
		stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose
		adam nathan henry peter zachary douglas harold kyle carl arthur gerald roger keith jeremy terry lawrence sean christian albert
		joe ethan austin jesse willie billy bryan bruce jordan ralph roy noah dylan eugene wayne alan juan louis russell gabriel randy
		philip harry vincent bobby johnny logan vladimir sergei sergey dmitry dmitri mikhail yuri igor oleg alexei aleksei alexey boris
		ivan nikolai nikolay pavel viktor victor volodymyr petro anton konstantin maxim roman andrei andrey evgeny yevgeny mohammed
		muhammad mohamed ahmed ahmad ali hassan hussein omar ibrahim mustafa mahmoud khalid abdullah abdul yusuf tariq saddam osama
		bashar recep emmanuel francois jean pierre jacques michel nicolas olivier hans karl heinz klaus jurgen wolfgang friedrich fritz
		helmut gerhard olaf luigi giovanni giuseppe marco mario silvio antonio carlos luis jorge miguel pedro manuel francisco javier
		fernando diego pablo rafael hugo jair luiz narendra rajiv sanjay rahul imran xi shinzo fumio hiroshi takeshi kenji joao bill bob
		jim tom mike dan dave steve tony ben sam ted fred barack joseph george boris rishi keir tim greg ken ron don jeff nick matt
		simon ian neil graham stuart colin derek martin oscar felix max leo lucas walter ernest herbert howard isaac abraham moses
		theodore franklin winston lyndon dwight ulysses thaddeus edgar edwin alfred leonard norman stanley clarence otto gustav erik lars
		nils bjorn sven magnus henrik anders piotr jan andrzej krzysztof donald viktor zoltan vaclav milos slobodan nelson kofi desmond`) {
		table[w] = male
	}
	for _, w := range strings.Fields(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly
		emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna
		brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie
		olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria
		teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle
		beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori svetlana olga natalia natasha tatiana irina
		ekaterina anastasia yelena elena ludmila galina oksana yulia nadezhda fatima aisha khadija leila layla zainab mariam malala
		benazir indira sonia priya aung angela ursula giorgia christine marine simone brigitte francoise isabelle sophie claire camille
		hillary nancy kamala condoleezza madeleine theresa liz jacinda julia dilma cristina michelle eva evita rosa carmen ana lucia
		isabel pilar dolores ingrid astrid greta sigrid helga ursula gudrun heidi petra monika sabine susanne kate katie jane jenny lucy
		ellen eleanor florence harriet edith agnes ethel ida ada clara louise josephine beatrice constance daphne phoebe zoe chloe ella
		mia ava lily rose violet daisy ivy hazel pearl ruby jade amelia audrey bonnie bridget carla cindy debbie erin fiona gail gina
		gwen holly irene jackie jill joanna judi kristen kristin lena lola lydia mabel marjorie maureen mildred miriam molly monica naomi
		nina nora norma paula peggy penny rita robin roberta rosemary sally shannon sheila sherry stacy sylvia tara tina tracy vanessa
		vera veronica vivian wanda wendy yvonne yoko keiko akiko mei ling serena venus oprah beyonce madonna rihanna taylor`) {
		table[w] = female
	}
	for _, w := range strings.Fields("jean robin taylor jackie kelly jordan") {
		delete(table, w)
	}
	return table
}

// titles are words before a name that are no part of it, with the gender that
// they say.
var titles = map[string]gender{
	"mr": male, "mr.": male, "sir": male, "lord": male, "mrs": female, "mrs.": female, "ms": female, "ms.": female, "miss": female,
	"lady": female, "dame": female, "dr": 0, "dr.": 0, "prof": 0, "prof.": 0, "president": 0, "minister": 0, "prime": 0, "senator": 0,
	"sen.": 0, "rep.": 0, "gov.": 0, "gen.": 0, "general": 0, "colonel": 0, "col.": 0, "captain": 0, "capt.": 0, "king": male,
	"queen": female, "prince": male, "princess": female, "pope": male, "judge": 0, "justice": 0, "chancellor": 0, "secretary": 0,
	"governor": 0, "mayor": 0, "ambassador": 0, "professor": 0, "sheikh": male, "ayatollah": male, "imam": male, "father": male,
	"sister": female, "brother": male, "saint": 0, "st.": 0, "comrade": 0, "chairman": male, "premier": 0, "major": 0, "lieutenant": 0,
	"lt.": 0, "sgt.": 0, "admiral": 0, "marshal": 0, "vice": 0, "the": 0,
}
