package main

import (
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"sort"
	"strings"
	"time"
)

// response is what http gives to the script. The script finds the fields by their Go names.
type response struct {
	StatusCode int
	Status     string
	Body       string
	Headers    map[string][]string
	Cookies    []map[string]any
}

type httpArguments struct {
	call    httpCall
	headers http.Header
	body    string
}

func readHTTPArguments(arguments []any) (httpArguments, error) {
	at := func(i int) any {
		if i < len(arguments) {
			return arguments[i]
		}
		return nil
	}
	url, isText := at(0).(string)
	if !isText || !strings.HasPrefix(url, "http") {
		return httpArguments{}, fmt.Errorf("http: the URL must be absolute, with http or https")
	}
	options, _ := at(1).(map[string]any)
	method, _ := options["Method"].(string)
	if method == "" {
		method = http.MethodGet
	}
	headers, err := readHeaders(options["Headers"])
	if err != nil {
		return httpArguments{}, err
	}
	body, _ := options["Body"].(string)
	insecure, _ := at(2).(bool)
	proxy, _ := at(3).(bool)
	timeout, _ := at(6).(float64)
	sum := sha256.Sum256([]byte(body))
	call := httpCall{
		Method: method, URL: url, Headers: namesOf(headers), BodySha256: hex.EncodeToString(sum[:]),
		Insecure: insecure, Proxy: proxy, TimeoutMs: timeout,
	}
	return httpArguments{call, headers, body}, nil
}

func readHeaders(given any) (http.Header, error) {
	headers := http.Header{}
	named, _ := given.(map[string]any)
	for name, value := range named {
		values, isArray := value.([]any)
		if !isArray {
			return nil, fmt.Errorf("http: the header %s must be an array of strings", name)
		}
		for _, item := range values {
			text, isText := item.(string)
			if !isText {
				return nil, fmt.Errorf("http: the header %s must be an array of strings", name)
			}
			headers.Add(name, text)
		}
	}
	return headers, nil
}

func namesOf(headers http.Header) []string {
	names := make([]string, 0, len(headers))
	for name := range headers {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// send answers as a server does: redirects are not followed, and a failed connection is an error.
func send(given httpArguments) (*response, error) {
	request, err := http.NewRequest(given.call.Method, given.call.URL, strings.NewReader(given.body))
	if err != nil {
		return nil, err
	}
	request.Header = given.headers
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: given.call.Insecure}}
	defer transport.CloseIdleConnections()
	if given.call.Proxy {
		transport.Proxy = http.ProxyFromEnvironment
	}
	client := http.Client{
		Transport: transport,
		Timeout:   time.Duration(given.call.TimeoutMs) * time.Millisecond,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	return &response{
		StatusCode: answer.StatusCode,
		Status:     answer.Status,
		Body:       string(body),
		Headers:    answer.Header,
		Cookies:    []map[string]any{},
	}, nil
}
